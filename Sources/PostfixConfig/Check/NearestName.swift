extension ParameterTable {
  /// Finds the parameter that was probably meant.
  ///
  /// - Parameter name: A name that does not exist.
  /// - Returns: The nearest name by letters to insert, remove, replace or swap; nil when none is near.
  /// - Complexity: O(*n* × *m*²) for *n* names of *m* letters.
  public func nearestName(to name: [UInt8]) -> [UInt8]? {
    var best: (name: [UInt8], distance: Int)?
    let limit = max(2, name.count / 6)
    for index in 0..<capacity {
      guard let entry = entry(at: index), entry.kind != .legacy, abs(entry.name.count - name.count) <= limit else {
        continue
      }
      let distance = Self.distance(name, Array(entry.name))
      if distance <= limit, distance < best?.distance ?? Int.max { best = (Array(entry.name), distance) }
    }
    return best?.name
  }

  /// The distance of Damerau and Levenshtein, where no letter is moved twice.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var older: [Int] = []
    var old = Array(0...right.count)
    for (i, byte) in left.enumerated() {
      var row = [i + 1]
      for j in right.indices {
        var best = min(old[j + 1] + 1, row[j] + 1, old[j] + (byte == right[j] ? 0 : 1))
        if i > 0, j > 0, byte == right[j - 1], left[i - 1] == right[j] { best = min(best, older[j - 1] + 1) }
        row.append(best)
      }
      (older, old) = (old, row)
    }
    return old[right.count]
  }
}
