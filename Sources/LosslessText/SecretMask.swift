/// Hides passwords in the lines of configuration files that are shown to somebody.
///
/// Hidden are values of names that end in `_pw`, `passwd` or `password`, and in values of `..._password_maps` what follows
/// `static:` or `inline:`; on continuation lines and in entries that are commented out too. Too much is hidden rather than
/// too little: what follows a secret on its line is hidden with it.
public enum SecretMask {
  /// Hides secrets.
  ///
  /// - Parameter lines: The lines of main.cf, master.cf, or a file of Cyrus SASL or Dovecot, from the beginning.
  /// - Returns: As many lines, with eight asterisks in the place of each secret.
  /// - Complexity: O(*n*) in the number of bytes.
  public static func masked(_ lines: [PhysicalLine]) -> [PhysicalLine] {
    var entry = Entry()
    return lines.map { masked($0, &entry) }
  }

  private enum Secrecy {
    case none
    /// All of the value.
    case value
    /// What follows `static:` or `inline:`.
    case tables
  }

  /// The entry that more deeply indented lines go on with.
  private struct Entry {
    var secrecy = Secrecy.none
    var indent = 0
    var isComment = false
  }

  private static func masked(_ line: PhysicalLine, _ entry: inout Entry) -> PhysicalLine {
    let text = line.content
    guard let start = text.firstIndex(where: { !isBlank($0) && $0 != UInt8(ascii: "#") }) else { return line }
    let isComment = text.first == UInt8(ascii: "#")
    let indent = text[..<start].count { $0 != UInt8(ascii: "#") }
    let isDeeper = indent > entry.indent
    // A comment between the lines of an entry is no part of its value.
    let isContinuation = isDeeper && (entry.isComment || !isComment)
    if entry.secrecy == .value, isContinuation { return hiding(from: start, in: line) }
    if entry.secrecy == .tables, isDeeper {
      guard let place = table(in: text[start...]) else { return line }
      entry.secrecy = .value
      return hiding(from: place, in: line)
    }
    let found = secret(in: text[start...])
    if found != nil || (!isDeeper && (entry.isComment || !isComment)) {
      entry = Entry(secrecy: found?.secrecy ?? .none, indent: indent, isComment: isComment)
    }
    guard let place = found?.value else { return line }
    return hiding(from: place, in: line)
  }

  /// Finds the first name whose value is secret, and where the part that is hidden begins; nil when it begins later.
  private static func secret(in text: ArraySlice<UInt8>) -> (secrecy: Secrecy, value: Int?)? {
    var isFirst = true
    for place in text.indices where text[place] == UInt8(ascii: "=") || text[place] == UInt8(ascii: ":") {
      // `name: value` is Cyrus SASL's; a later colon is that of a table or address.
      guard isFirst || text[place] == UInt8(ascii: "=") else { continue }
      isFirst = false
      let name = self.name(before: place, in: text)
      let rest = text[(place + 1)...]
      if hasSuffix("_pw", name) || hasSuffix("passwd", name) || hasSuffix("password", name) {
        return (.value, rest.firstIndex { !isBlank($0) })
      }
      if hasSuffix("_password_maps", name) {
        let table = table(in: rest)
        return (table == nil ? .tables : .value, table)
      }
    }
    return nil
  }

  private static func name(before place: Int, in text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let end = text[..<place].lastIndex { !isBlank($0) }.map { $0 + 1 } ?? text.startIndex
    let start = text[..<end].lastIndex { !isNameByte($0) }.map { $0 + 1 } ?? text.startIndex
    return text[start..<end]
  }

  /// The place after the first `static:` or `inline:`.
  private static func table(in text: ArraySlice<UInt8>) -> Int? {
    text.indices.first { place in
      text[place] == UInt8(ascii: ":") && (hasSuffix("static", text[..<place]) || hasSuffix("inline", text[..<place]))
    }.map { $0 + 1 }
  }

  private static func hasSuffix(_ suffix: String, _ text: ArraySlice<UInt8>) -> Bool {
    text.suffix(suffix.utf8.count).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }.elementsEqual(suffix.utf8)
  }

  private static func hiding(from place: Int, in line: PhysicalLine) -> PhysicalLine {
    let end = line.isTerminated ? [UInt8(ascii: "\n")] : []
    return PhysicalLine(line.content[..<place] + Array("********".utf8) + end)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
  }
}
