public import LosslessText

/// An application's configuration file of Cyrus SASL, such as `/etc/postfix/sasl/smtpd.conf`.
///
/// The grammar is that of `lib/config.c` of Cyrus SASL 2.1.28: one `key: value` per line, blank lines, and lines whose first
/// visible character is `#`. Keys are letters, digits, `-` and `_` in either case; the first line with a key wins. There are no
/// continuation lines and no comments after a value. A line of any other form makes the library refuse the whole file.
///
/// The law of this type, for every `b`: `SMTPDConfDocument(b).bytes == b`.
public struct SMTPDConfDocument: Equatable, Sendable {
  private var text: LosslessText

  /// Takes the bytes of a file.
  ///
  /// - Parameter bytes: Any bytes at all.
  /// - Complexity: O(*n*) in the number of bytes.
  public init(_ bytes: some Sequence<UInt8>) {
    text = LosslessText(bytes)
  }

  /// The bytes of the file.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public var bytes: [UInt8] { text.bytes }

  /// The settings that the library sees, in the order of the file, keys in lower case.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public var settings: [SMTPDConfSetting] {
    text.lines.enumerated().compactMap { index, line in
      guard case .setting(let setting) = SMTPDConfLine(line.content) else { return nil }
      return SMTPDConfSetting(key: setting.key, value: Array(line.content[setting.value]), line: index + 1)
    }
  }

  /// Finds the value of a key: that of the first line which sets it.
  ///
  /// - Parameter key: The key in any case.
  /// - Returns: The value without white space around it; nil when no line sets the key.
  /// - Complexity: O(*n*) in the number of bytes.
  public func value(of key: SMTPDConfKey) -> [UInt8]? {
    settings.first { $0.key == key }?.value
  }

  /// Sets a key: in the line that sets it now, else in a commented line that does, else in a new line at the end.
  ///
  /// The line keeps the spelling of the key and the white space in front of the value. Further lines with the same key, which
  /// the library ignores, stay as they are. A key that has the value already changes nothing.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - value: The new value.
  /// - Complexity: O(*n*) in the number of bytes.
  public mutating func set(_ key: SMTPDConfKey, to value: SMTPDConfValue) {
    if let (index, setting) = line(of: key, { if case .setting(let found) = $0 { found } else { nil } }) {
      let content = text.lines[index].content
      guard content[setting.value] != value.bytes[...] else { return }
      // White space after the value is kept too: a CR at the end of the line is part of it.
      replace(index, content[..<setting.value.lowerBound] + value.bytes + content[setting.value.upperBound...])
    } else if let (index, setting) = line(of: key, { if case .comment(let found) = $0 { found } else { nil } }) {
      let content = text.lines[index].content
      replace(index, content[setting.start..<setting.value.lowerBound] + value.bytes)
    } else {
      text.append([PhysicalLine(content: key.name + Array(": ".utf8) + value.bytes)])
    }
  }

  /// Removes every line that sets a key; comments stay.
  ///
  /// - Parameter key: The key.
  /// - Complexity: O(*n*) in the number of bytes.
  public mutating func remove(_ key: SMTPDConfKey) {
    for index in text.lines.indices.reversed() {
      guard case .setting(let setting) = SMTPDConfLine(text.lines[index].content), setting.key == key else { continue }
      text.replaceLines(index..<index + 1, with: [])
    }
  }

  private func line(
    of key: SMTPDConfKey, _ pick: (SMTPDConfLine) -> SMTPDConfLine.Setting?
  ) -> (Int, SMTPDConfLine.Setting)? {
    for (index, line) in text.lines.enumerated() {
      if let setting = pick(SMTPDConfLine(line.content)), setting.key == key { return (index, setting) }
    }
    return nil
  }

  private mutating func replace(_ index: Int, _ content: ArraySlice<UInt8>) {
    let end: [UInt8] = text.lines[index].isTerminated ? [UInt8(ascii: "\n")] : []
    text.replaceLines(index..<index + 1, with: [PhysicalLine(ArraySlice(Array(content) + end))])
  }
}

extension SMTPDConfDocument {
  /// Says what the library would trip over, and what it would pass by in silence.
  ///
  /// - Parameter file: The path to show.
  /// - Returns: One diagnostic per finding, in the order of the file.
  /// - Complexity: O(*n*) in the number of bytes.
  public func diagnostics(file: String) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var first: [SMTPDConfKey: Int] = [:]
    for (index, line) in text.lines.enumerated() {
      let number = index + 1
      switch SMTPDConfLine(line.content) {
      case .blank, .comment, .remark: break
      case .setting(let setting):
        if let earlier = first[setting.key] {
          findings.append(
            Diagnostic(
              .warning, at: SourceLocation(file: file, line: number),
              "\(setting.key) is set again; the library uses line \(earlier)", advice: "remove one of the lines"))
        } else {
          first[setting.key] = number
        }
      case .malformed(let fault, let column):
        findings.append(
          Diagnostic(
            .error, at: SourceLocation(file: file, line: number, column: column),
            fault.rawValue, advice: SMTPDConfLine.advice(on: fault)))
      }
    }
    return findings
  }
}
