internal import SCRAM
internal import Secrets

/// `user:password`.
struct PlainLines: LineParser {
  func parse(_ range: Range<Int>, in buffer: LineBuffer) throws(ImportFault.Reason) -> ParsedLine? {
    guard let first = range.first, buffer[first] != UInt8(ascii: "#") else { return nil }
    guard let colon = buffer.firstIndex(of: UInt8(ascii: ":"), in: range) else { throw .noSeparator }
    return ParsedLine(user: range.lowerBound..<colon, password: (colon + 1)..<range.upperBound)
  }
}

/// Dovecot's passwd-file: `user:{scheme}password:uid:gid:gecos:home:shell:extra fields`.
struct PasswdFileLines: LineParser {
  func parse(_ range: Range<Int>, in buffer: LineBuffer) throws(ImportFault.Reason) -> ParsedLine? {
    guard let first = range.first, buffer[first] != UInt8(ascii: "#") else { return nil }
    let fields = fields(range, in: buffer)
    guard fields.count > 1 else { throw .noSeparator }
    var line = ParsedLine(user: fields[0])
    let secret = fields[1]
    if fields.count > 7 { line.isDisabled = isLoginForbidden(fields[7].lowerBound..<range.upperBound, in: buffer) }
    guard !secret.isEmpty else { throw .noPassword }
    guard buffer[secret.lowerBound] == UInt8(ascii: "{"),
      let close = buffer.firstIndex(of: UInt8(ascii: "}"), in: secret)
    else { throw .noScheme }
    let scheme = String(decoding: buffer.bytes((secret.lowerBound + 1)..<close), as: UTF8.self).uppercased()
    switch scheme {
    case "PLAIN", "CLEARTEXT": line.password = (close + 1)..<secret.upperBound
    case "PLAIN.B64", "CLEARTEXT.B64": line.password = try decoded((close + 1)..<secret.upperBound, in: buffer)
    case "SCRAM-SHA-1", "SCRAM-SHA-256": line.credential = secret
    default: throw .scheme(scheme)
    }
    return line
  }

  /// Decodes base64 within the buffer.
  private func decoded(_ range: Range<Int>, in buffer: LineBuffer) throws(ImportFault.Reason) -> Range<Int> {
    var text = buffer.bytes(range)
    defer { unsafe text.withUnsafeMutableBytes { unsafe Secret.wipe($0) } }
    guard var bytes = Base64.decoding(text) else { throw .badCredential }
    defer { unsafe bytes.withUnsafeMutableBytes { unsafe Secret.wipe($0) } }
    for (offset, byte) in bytes.enumerated() { buffer[range.lowerBound + offset] = byte }
    return range.lowerBound..<(range.lowerBound + bytes.count)
  }

  private func fields(_ range: Range<Int>, in buffer: LineBuffer) -> [Range<Int>] {
    var fields: [Range<Int>] = []
    var start = range.lowerBound
    while let colon = buffer.firstIndex(of: UInt8(ascii: ":"), in: start..<range.upperBound) {
      fields.append(start..<colon)
      start = colon + 1
    }
    return fields + [start..<range.upperBound]
  }

  /// Says whether the extra fields have `nologin` among them, with or without a value.
  private func isLoginForbidden(_ range: Range<Int>, in buffer: LineBuffer) -> Bool {
    buffer.bytes(range).split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.contains { word in
      word.prefix { $0 != UInt8(ascii: "=") }.elementsEqual("nologin".utf8)
    }
  }
}
