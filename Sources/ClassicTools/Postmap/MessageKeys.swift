internal import PostfixConfig

/// A message taken apart into keys, postmap(1) `-b`, `-h` and `-m`: its headers and the lines of its body.
///
/// Follows header_checks(5) and body_checks(5): with `-m` the headers of attachments are headers, too.
struct MessageKeys {
  private enum State {
    /// The headers of the message.
    case headers
    /// The headers of a part of a multipart message.
    case partHeaders
    /// The headers of an attached message.
    case attachedHeaders
    case body
  }

  /// What follows the headers that are being read.
  private enum Content {
    case text, message, multipart(boundary: [UInt8], isDigest: Bool)
  }

  private let wantsHeaders: Bool
  private let wantsBody: Bool
  private let heedsMIME: Bool
  private var state = State.headers
  private var header: [UInt8] = []
  private var content = Content.text
  /// The boundaries of the open multiparts, the innermost last.
  private var boundaries: [(text: [UInt8], isDigest: Bool)] = []
  private static let deepest = 100

  init(_ request: TableRequest) {
    wantsHeaders = request.has(.header)
    wantsBody = request.has(.body)
    heedsMIME = request.has(.mime)
  }

  /// Takes a line.
  ///
  /// - Parameters:
  ///   - line: The line without its line feed.
  ///   - look: Looks a key up.
  /// - Throws: What the closure throws.
  mutating func take(_ line: [UInt8], _ look: ([UInt8]) throws(TableFailure) -> Void) throws(TableFailure) {
    guard state != .body else { return try body(line, look) }
    if !header.isEmpty, let first = line.first, first == 0x20 || first == 0x09 {
      header += [0x0A] + line
      return
    }
    try flush(look)
    if let colon = Self.endOfName(line) {
      header = Array(line[..<colon.name]) + line[colon.colon...]
      return
    }
    try endHeaders(line, look)
  }

  /// Takes the end of the message.
  ///
  /// - Parameter look: Looks a key up.
  /// - Throws: What the closure throws.
  mutating func end(_ look: ([UInt8]) throws(TableFailure) -> Void) throws(TableFailure) {
    if state != .body { try flush(look) }
  }

  private mutating func flush(_ look: ([UInt8]) throws(TableFailure) -> Void) throws(TableFailure) {
    guard !header.isEmpty else { return }
    if heedsMIME { heed(header) }
    if wantsHeaders { try look(header) }
    header = []
  }

  private mutating func endHeaders(
    _ line: [UInt8], _ look: ([UInt8]) throws(TableFailure) -> Void
  ) throws(TableFailure) {
    let finished = state
    state = .body
    switch content {
    case .text: break
    case .message: state = .attachedHeaders
    case .multipart(let boundary, let isDigest):
      if boundaries.count < Self.deepest { boundaries.append((boundary, isDigest)) }
    }
    content = .text
    guard !line.isEmpty else {
      if wantsBody { try look([]) }
      return
    }
    // A body that begins without an empty line gets one; a part does not.
    if wantsBody, finished == .headers { try look([]) }
    if state == .body { try body(line, look) } else { try take(line, look) }
  }

  private mutating func body(_ line: [UInt8], _ look: ([UInt8]) throws(TableFailure) -> Void) throws(TableFailure) {
    if heedsMIME, line.starts(with: "--".utf8), let index = boundaryIndex(line) {
      let isLast = line[(2 + boundaries[index].text.count)...].starts(with: "--".utf8)
      boundaries.removeSubrange((isLast ? index : index + 1)...)
      if wantsBody { try look(line) }
      guard !isLast else { return }
      state = .partHeaders
      content = boundaries[index].isDigest ? .message : .text
      return
    }
    if wantsBody { try look(line) }
  }

  private func boundaryIndex(_ line: [UInt8]) -> Int? {
    boundaries.lastIndex { line.dropFirst(2).starts(with: $0.text) }
  }

  /// Finds the ends of name and blanks in a line `name: value`; nil unless the name is printable and without blanks.
  private static func endOfName(_ line: [UInt8]) -> (name: Int, colon: Int)? {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    var name = line[..<colon]
    while let last = name.last, last == 0x20 || last == 0x09 { name.removeLast() }
    return !name.isEmpty && name.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? (name.endIndex, colon) : nil
  }

  // MARK: - MIME

  /// Notes what a Content-Type header says of the content.
  private mutating func heed(_ header: [UInt8]) {
    guard let colon = header.firstIndex(of: UInt8(ascii: ":")),
      UTF8Text.lowercasedASCII(PostfixSyntax.trimmed(header[..<colon])).elementsEqual("content-type".utf8)
    else { return }
    var words = Parameters(header[(colon + 1)...])
    let type = UTF8Text.lowercasedASCII(words.next()[...])
    if type.elementsEqual("message/rfc822".utf8) || type.elementsEqual("message/partial".utf8) {
      content = type.last == UInt8(ascii: "2") ? .message : .text
    }
    guard type.starts(with: "multipart/".utf8) else { return }
    while !words.isAtEnd {
      let word = words.next()
      guard let sign = word.firstIndex(of: UInt8(ascii: "=")),
        UTF8Text.lowercasedASCII(PostfixSyntax.trimmed(word[..<sign])).elementsEqual("boundary".utf8)
      else { continue }
      let boundary = Array(PostfixSyntax.trimmed(word[(sign + 1)...]))
      content = .multipart(boundary: boundary, isDigest: type.elementsEqual("multipart/digest".utf8))
    }
  }

  /// The value of a header, split at semicolons; quotes and comments are removed.
  private struct Parameters {
    private var rest: ArraySlice<UInt8>

    init(_ text: ArraySlice<UInt8>) {
      rest = text
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func next() -> [UInt8] {
      var word: [UInt8] = []
      var isQuoted = false
      var depth = 0
      while let byte = rest.popFirst() {
        switch byte {
        case UInt8(ascii: "\\"):
          if let escaped = rest.popFirst(), depth == 0 { word.append(escaped) }
        case UInt8(ascii: "\"") where depth == 0: isQuoted.toggle()
        case UInt8(ascii: "(") where !isQuoted: depth += 1
        case UInt8(ascii: ")") where !isQuoted && depth > 0: depth -= 1
        case UInt8(ascii: ";") where !isQuoted && depth == 0: return Array(PostfixSyntax.trimmed(word[...]))
        default: if depth == 0 { word.append(byte) }
        }
      }
      return Array(PostfixSyntax.trimmed(word[...]))
    }
  }
}
