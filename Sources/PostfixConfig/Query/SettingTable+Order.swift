/// The order of names.
extension SettingTable {
  /// The settings that are not removed, in byte order of their names.
  ///
  /// - Complexity: O(*n* log *r*) for names that form *r* ascending runs; most files have few.
  func sortedIndices() -> [Int] {
    var indices: [Int] = []
    indices.reserveCapacity(count)
    // Where the runs begin.
    var runs: [Int] = []
    for index in 0..<count where !isRemoved(index) {
      if let last = indices.last, comesBefore(last, index) {} else { runs.append(indices.count) }
      indices.append(index)
    }
    merge(&runs, of: &indices)
    return indices
  }

  /// Merges neighbouring runs until one is left.
  ///
  /// sorted(by:) keeps its runs in an array of ranges, a type that costs 100,000 instructions at first use.
  private func merge(_ runs: inout [Int], of indices: inout [Int]) {
    var other = runs.count > 1 ? indices : []
    while runs.count > 1 {
      var merged: [Int] = []
      for run in stride(from: 0, to: runs.count, by: 2) {
        let middle = run + 1 < runs.count ? runs[run + 1] : indices.count
        let high = run + 2 < runs.count ? runs[run + 2] : indices.count
        unsafe other.withUnsafeMutableBufferPointer { other in
          unsafe merge(indices.span, runs[run], middle, high, into: other)
        }
        merged.append(runs[run])
      }
      swap(&indices, &other)
      runs = merged
    }
  }

  private func merge(
    _ indices: Span<Int>, _ low: Int, _ middle: Int, _ high: Int, into other: UnsafeMutableBufferPointer<Int>
  ) {
    var (left, right) = (low, middle)
    // Files are often made of groups of names: then one comparison is enough for two of them.
    let isReversed = middle < high && comesBefore(indices[high - 1], indices[low])
    // The same number of places as both runs have.
    for place in low..<high {
      let takesRight =
        left == middle || right < high && (isReversed || comesBefore(indices[right], indices[left]))
      unsafe other[place] = indices[takesRight ? right : left]
      if takesRight { right += 1 } else { left += 1 }
    }
  }

  /// Says whether a name comes before one of another table.
  func name(_ index: Int, precedes other: Int, of table: SettingTable) -> Bool {
    PostfixConfig.difference(
      text.span.extracting(nameRange(at: index)), table.text.span.extracting(table.nameRange(at: other))) < 0
  }

  /// Compares a name with one that stands elsewhere, as strcmp(3) does.
  func difference(at index: Int, from name: UnsafeBufferPointer<UInt8>) -> Int {
    unsafe PostfixConfig.difference(text.span.extracting(nameRange(at: index)), name.span)
  }

  private func comesBefore(_ left: Int, _ right: Int) -> Bool {
    let names = text.span
    return PostfixConfig.difference(names.extracting(nameRange(at: left)), names.extracting(nameRange(at: right))) < 0
  }
}
