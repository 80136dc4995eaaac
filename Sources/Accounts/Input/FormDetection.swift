extension InputForm {
  private static let delimiters = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }
  private static let colon = UInt8(ascii: ":")

  /// How many lines are looked at.
  private static let sampleLines = 50

  /// Finds out the form of the input.
  ///
  /// - Parameters:
  ///   - sample: The beginning of the input.
  ///   - buffer: Where it stands.
  ///   - format: The form, when it is known; the delimiter and the header of a table are found all the same.
  /// - Returns: The form.
  static func detected(_ sample: Range<Int>, in buffer: LineBuffer, as format: AccountFormat?) -> InputForm {
    let lines = lines(sample, in: buffer)
    if format == .csv || format == nil, let header = header(lines, in: buffer) { return header }
    switch format {
    case .csv: return table(lines, in: buffer) ?? InputForm(.csv)
    case .jsonLines, .plain, .passwdFile: return InputForm(format ?? .plain)
    case nil: break
    }
    guard let first = lines.first else { return InputForm(.plain) }
    if buffer[first.lowerBound] == UInt8(ascii: "{") { return InputForm(.jsonLines) }
    if lines.allSatisfy({ isPasswdFile($0, in: buffer) }) { return InputForm(.passwdFile) }
    // A colon that comes before any other separator ends the user.
    let isColonFirst = lines.allSatisfy { line in
      guard let sign = line.first(where: { buffer[$0] == colon || delimiters.contains(buffer[$0]) }) else {
        return false
      }
      return buffer[sign] == colon
    }
    if isColonFirst { return InputForm(.plain) }
    return table(lines, in: buffer) ?? InputForm(.plain)
  }

  /// The lines that hold something; the last may be cut off.
  private static func lines(_ sample: Range<Int>, in buffer: LineBuffer) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = sample.lowerBound
    while start < sample.upperBound, lines.count < sampleLines {
      let found = buffer.firstIndex(of: UInt8(ascii: "\n"), in: start..<sample.upperBound)
      var stop = found ?? sample.upperBound
      if stop > start, buffer[stop - 1] == UInt8(ascii: "\r") { stop -= 1 }
      if stop > start, buffer[start] != UInt8(ascii: "#") { lines.append(start..<stop) }
      start = (found ?? sample.upperBound) + 1
    }
    return lines
  }

  /// A first line that names a user and a secret is a header, whichever separator it uses.
  private static func header(_ lines: [Range<Int>], in buffer: LineBuffer) -> InputForm? {
    guard let first = lines.first, first.count < 4096 else { return nil }
    for delimiter in delimiters + [colon] {
      let names = buffer.bytes(first).split(separator: delimiter, omittingEmptySubsequences: false).map { field in
        let text = String(decoding: field, as: UTF8.self)
        return String(text.drop { $0 == " " || $0 == "\"" }.reversed().drop { $0 == " " || $0 == "\"" }.reversed())
      }
      let fields = names.compactMap(AccountField.init(name:))
      let isComplete = fields.contains(.user) && (fields.contains(.password) || fields.contains(.credential))
      if isComplete { return InputForm(.csv, delimiter: delimiter, header: names) }
    }
    return nil
  }

  /// A table without header: the delimiter that is in every line, the same number of times.
  private static func table(_ lines: [Range<Int>], in buffer: LineBuffer) -> InputForm? {
    for delimiter in delimiters {
      let counts = lines.map { line in line.count { buffer[$0] == delimiter } }
      guard let first = counts.first, first > 0 else { continue }
      let isQuoted = lines.contains { buffer.firstIndex(of: UInt8(ascii: "\""), in: $0) != nil }
      if isQuoted || counts.allSatisfy({ $0 == first }) { return InputForm(.csv, delimiter: delimiter) }
    }
    let found = delimiters.first { delimiter in
      lines.first.map { buffer.firstIndex(of: delimiter, in: $0) != nil } ?? false
    }
    return found.map { InputForm(.csv, delimiter: $0) }
  }

  private static func isPasswdFile(_ line: Range<Int>, in buffer: LineBuffer) -> Bool {
    guard let first = buffer.firstIndex(of: colon, in: line) else { return false }
    guard first + 1 < line.upperBound, buffer[first + 1] == UInt8(ascii: "{") else {
      return line.count { buffer[$0] == colon } >= 6
    }
    // A scheme is letters, digits and signs up to the brace; a password may begin with a brace, but not like that.
    guard let close = buffer.firstIndex(of: UInt8(ascii: "}"), in: first..<line.upperBound), close > first + 2 else {
      return false
    }
    return buffer.bytes((first + 2)..<close).allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
      default: false
      }
    }
  }
}
