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
    case text, message
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
  private let trace: Trace?

  /// Prepares to take a message apart.
  init(_ request: TableRequest, _ trace: Trace?) {
    self.trace = trace
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
    close(downTo: 0)
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
    // Only behind an empty line is there a message.
    state = content == .message && line.isEmpty ? .attachedHeaders : .body
    content = .text
    guard !line.isEmpty else {
      if wantsBody { try look([]) }
      return
    }
    tell(.garbage(finished == .headers ? "primary" : finished == .attachedHeaders ? "nested" : "multipart"))
    // A body that begins without an empty line gets one; a part does not.
    if wantsBody, finished == .headers { try look([]) }
    try body(line, look)
  }

  private mutating func body(_ line: [UInt8], _ look: ([UInt8]) throws(TableFailure) -> Void) throws(TableFailure) {
    if heedsMIME, line.starts(with: "--".utf8), let index = boundaryIndex(line) {
      let isLast = line[(2 + boundaries[index].text.count)...].starts(with: "--".utf8)
      let isDigest = boundaries[index].isDigest
      close(downTo: isLast ? index : index + 1)
      if wantsBody { try look(line) }
      guard !isLast else { return }
      state = .partHeaders
      content = isDigest ? .message : .text
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

  private func tell(_ event: @autoclosure () -> TableTraceEvent) { trace?.tell(.uses, .table(event())) }

  /// Leaves the innermost multiparts.
  private mutating func close(downTo count: Int) {
    while boundaries.count > count {
      let last = boundaries.removeLast()
      tell(.boundaryEnd(last.text))
    }
  }

  /// Notes what a Content-Type header says of the content.
  private mutating func heed(_ header: [UInt8]) {
    guard let colon = header.firstIndex(of: UInt8(ascii: ":")) else { return }
    let name = UTF8Text.lowercasedASCII(PostfixSyntax.trimmed(header[..<colon]))
    var parts = HeaderWords(header[(colon + 1)...])
    if name.elementsEqual("content-transfer-encoding".utf8) {
      if let words = parts.next() { tell(.header(words)) }
      return
    }
    guard name.elementsEqual("content-type".utf8) else { return }
    let words = parts.next()
    if let words { tell(.header(words)) }
    let type = UTF8Text.lowercasedASCII((words?.first ?? [])[...])
    let isWhole = words?.count == 3 && words?[1].elementsEqual("/".utf8) ?? false
    let subtype = isWhole ? UTF8Text.lowercasedASCII((words?[2] ?? [])[...]) : []
    switch String(decoding: type, as: UTF8.self) {
    case "message":
      content = subtype.elementsEqual("rfc822".utf8) || subtype.elementsEqual("global".utf8) ? .message : .text
    case "multipart" where isWhole:
      content = .text
      heedBoundaries(&parts, areDigests: subtype.elementsEqual("digest".utf8))
    case "text", "multipart": content = .text
    // Of other types a part is what it would be without the header.
    default: if words?.isEmpty ?? true { content = .text }
    }
  }

  private mutating func heedBoundaries(_ parts: inout HeaderWords, areDigests: Bool) {
    while let words = parts.next() {
      tell(.header(words))
      guard words.count == 3, words[1].elementsEqual("=".utf8), !words[2].isEmpty,
        UTF8Text.lowercasedASCII(words[0][...]).elementsEqual("boundary".utf8), boundaries.count < Self.deepest
      else { continue }
      boundaries.append((words[2], areDigests))
      tell(.boundary(words[2]))
    }
  }
}
