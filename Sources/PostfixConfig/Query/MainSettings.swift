/// main.cf, or the configuration file of a table client, read for its values: postconf(5).
public struct MainSettings: Sendable {
  /// The settings by name.
  public internal(set) var table: SettingTable

  /// Reads a file as Postfix does at start.
  ///
  /// - Parameters:
  ///   - source: The content of the file.
  ///   - path: The path as messages show it.
  ///   - configDirectory: The value of `config_directory` unless the file has another.
  ///   - version: The Postfix that reads it; they differ in what they warn of.
  ///   - trace: Told of every line.
  ///   - warn: Told of lines that are left out and of names set twice.
  /// - Throws: The line that is no `name = value`.
  public init(
    _ source: [UInt8], path: ArraySlice<UInt8>, configDirectory: [UInt8]? = nil, for version: PostfixVersion = .newest,
    _ trace: Trace? = nil, warn: (DisplayWarning) -> Void
  ) throws(DisplayFault) {
    let text = LogicalText(source)
    table = SettingTable(text: text.bytes, reserving: text.lineCount + 1)
    if let configDirectory { table.set(bytes("config_directory")[...], to: configDirectory[...]) }
    for index in 0..<text.lineCount {
      let line = text.line(at: index)
      text.warnOfNUL(at: index, path, version, warn)
      guard !line.isStray(in: text) else {
        warn(.strayContinuation(path: path, start: text[line].prefix(30), count: line.wholeCount))
        continue
      }
      switch splitNameValue(text[line]) {
      case .success(let (name, value)):
        trace?.tell(.values, .loaded(name: text.bytes[name], value: text.bytes[value]))
        if let old = table.enter(name, value), table.text[old] != text.bytes[value] {
          warn(.overriding(path: path, line: line.number, name: text.bytes[name], value: table.text[old]))
        }
      case .failure(let fault):
        throw .badSetting(path: path, line: line.number, fault, text: text[line])
      }
    }
    text.warnOfNULInComments(path, version, warn)
  }
}
