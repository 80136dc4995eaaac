internal import PostfixConfig

/// The standard input as lines, read as far as they are asked for.
final class InputLines {
  private let input: any CommandInput
  private let trace: Trace?
  private var buffer: [UInt8] = []
  private var place = 0
  private var isAtEnd = false

  /// Prepares to read.
  ///
  /// - Parameters:
  ///   - input: The standard input.
  ///   - trace: Told of every read, which then takes as much as the original's.
  init(_ input: any CommandInput, _ trace: Trace? = nil) {
    self.input = input
    self.trace = trace
  }

  /// Takes the next line, without its line feed; nil at the end.
  func next() -> [UInt8]? {
    var searched = place
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { place = end + 1 }
        return Array(buffer[place..<end])
      }
      guard !isAtEnd else {
        guard place < buffer.count else { return nil }
        defer { place = buffer.count }
        return Array(buffer[place...])
      }
      buffer.removeSubrange(..<place)
      searched = buffer.count
      place = 0
      let count = fill()
      if count > 0 { trace?.tell(.streams, .filled(descriptor: 0, count: count)) }
    }
  }

  /// Takes all that is left, and how many bytes each read gave.
  func rest() -> (bytes: [UInt8], counts: [Int]) {
    var counts: [Int] = []
    while !isAtEnd {
      let count = fill()
      if count > 0 { counts.append(count) }
    }
    defer { place = buffer.count }
    return (Array(buffer[place...]), counts)
  }

  /// Reads once.
  private func fill() -> Int {
    let more = (try? input.read(upTo: trace == nil ? 1 << 16 : 1 << 12)) ?? []
    if more.isEmpty { isAtEnd = true }
    buffer += more
    return more.count
  }
}

extension [UInt8] {
  /// The part in front of the first NUL: the originals work with C strings.
  var asCString: [UInt8] { contains(0) ? Array(prefix { $0 != 0 }) : self }
}
