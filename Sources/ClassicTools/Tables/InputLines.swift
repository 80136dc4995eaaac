/// The standard input as lines, read as far as they are asked for.
final class InputLines {
  private let input: any CommandInput
  private var buffer: [UInt8] = []
  private var place = 0
  private var isAtEnd = false

  init(_ input: any CommandInput) {
    self.input = input
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
      let more = (try? input.read(upTo: 1 << 16)) ?? []
      if more.isEmpty { isAtEnd = true }
      buffer += more
    }
  }

  /// Takes all that is left.
  func rest() -> [UInt8] {
    while !isAtEnd {
      let more = (try? input.read(upTo: 1 << 16)) ?? []
      if more.isEmpty { isAtEnd = true }
      buffer += more
    }
    defer { place = buffer.count }
    return Array(buffer[place...])
  }
}

extension [UInt8] {
  /// The part in front of the first NUL: the originals work with C strings.
  var asCString: [UInt8] { contains(0) ? Array(prefix { $0 != 0 }) : self }
}
