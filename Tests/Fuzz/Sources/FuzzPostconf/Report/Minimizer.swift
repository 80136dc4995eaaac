/// Makes a case smaller while a property of it stays: delta debugging of options, words, files, lines and words of lines.
///
/// A property that depends on the order of a hash table takes dozens of runs to look at, so that there is a limit of time:
/// what it leaves is larger than need be, and the same difference.
struct Minimizer {
  private let property: (FuzzCase) -> Bool
  private let end: ContinuousClock.Instant

  init(limit: Duration, _ property: @escaping (FuzzCase) -> Bool) {
    self.property = property
    end = .now + limit
  }

  /// Says whether the time is up.
  var isLate: Bool { .now >= end }

  func minimized(_ fuzzed: FuzzCase) -> FuzzCase {
    var best = fuzzed
    while !isLate {
      let before = best
      shrinkArguments(&best)
      shrinkFiles(&best)
      if best == before { break }
    }
    return best
  }

  private func holds(_ candidate: FuzzCase) -> Bool { !isLate && property(candidate) }

  private func attempt(_ best: inout FuzzCase, _ change: (inout FuzzCase) -> Void) -> Bool {
    var candidate = best
    change(&candidate)
    guard candidate != best, holds(candidate) else { return false }
    best = candidate
    return true
  }

  private func shrinkArguments(_ best: inout FuzzCase) {
    _ = attempt(&best) { $0.program = "postconf" }
    _ = attempt(&best) { $0.directory = .option }
    _ = attempt(&best) { $0.isYoung = false }
    best.options = shrunk(best.options) { options in
      var candidate = best
      candidate.options = options
      return holds(candidate)
    }
    best.words = shrunk(best.words) { words in
      var candidate = best
      candidate.words = words
      return holds(candidate)
    }
    for index in best.words.indices {
      let parts = tokens(best.words[index])
      best.words[index] = Array(
        shrunk(parts) { parts in
          var candidate = best
          candidate.words[index] = Array(parts.joined())
          return holds(candidate)
        }.joined())
    }
    for index in best.options.indices where best.options[index].letters.count > 1 {
      for letter in best.options[index].letters {
        _ = attempt(&best) { candidate in
          candidate.options[index].letters.removeAll { $0 == letter }
          candidate.options[index].arguments[0].removeAll { $0 == letter.asciiValue }
        }
      }
    }
  }

  private func shrinkFiles(_ best: inout FuzzCase) {
    for name in best.files.keys.sorted() {
      if name != "main.cf", attempt(&best, { $0.files[name] = nil }) { continue }
      _ = attempt(&best) { candidate in
        if case .file(let content, _) = candidate.files[name] { candidate.files[name] = .file(content, mode: 0o644) }
      }
      guard case .file(let content, let mode) = best.files[name] else { continue }
      var pieces = lines(content)
      func test(_ pieces: [[UInt8]]) -> Bool {
        var candidate = best
        candidate.files[name] = .file(Array(pieces.joined()), mode: mode)
        return holds(candidate)
      }
      pieces = shrunk(pieces, test)
      for index in pieces.indices {
        pieces[index] = Array(
          shrunk(tokens(pieces[index])) { parts in
            var candidate = pieces
            candidate[index] = Array(parts.joined())
            return test(candidate)
          }.joined())
      }
      best.files[name] = .file(Array(pieces.joined()), mode: mode)
    }
  }

  /// Leaves out ever smaller runs of elements.
  private func shrunk<Element>(_ whole: [Element], _ holds: ([Element]) -> Bool) -> [Element] {
    var best = whole
    var size = max(1, best.count / 2)
    while !best.isEmpty {
      var (start, isSmaller) = (0, false)
      while start < best.count {
        var candidate = best
        candidate.removeSubrange(start..<min(start + size, best.count))
        if holds(candidate) {
          best = candidate
          isSmaller = true
        } else {
          start += size
        }
      }
      if size == 1, !isSmaller { break }
      size = max(1, size / 2)
    }
    return best
  }

  /// Lines with their ends.
  private func lines(_ content: [UInt8]) -> [[UInt8]] { pieces(content) { before, _ in before == 0x0A } }

  /// Runs of letters, of white space, and single other characters.
  private func tokens(_ content: [UInt8]) -> [[UInt8]] {
    func kind(_ byte: UInt8) -> Int {
      switch byte {
      case 0x20, 0x09: 1
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: 2
      default: 3
      }
    }
    return pieces(content) { kind($0) != kind($1) || kind($0) == 3 }
  }

  private func pieces(_ content: [UInt8], _ isEnd: (UInt8, UInt8) -> Bool) -> [[UInt8]] {
    var result: [[UInt8]] = []
    for byte in content {
      if let last = result.last?.last, !isEnd(last, byte) {
        result[result.count - 1].append(byte)
      } else {
        result.append([byte])
      }
    }
    return result
  }
}
