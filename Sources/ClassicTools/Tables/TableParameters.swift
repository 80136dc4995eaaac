internal import PostfixConfig
internal import SafeFiles
internal import SystemPackage

/// The parameters of main.cf that tables depend on.
struct TableParameters {
  /// `default_database_type`.
  var defaultType: [UInt8] = []
  /// `smtputf8_enable`.
  var encoding = TableEntries.Encoding.utf8
  /// `berkeley_db_create_buffer_size`.
  var createBuffer = 0
  /// `berkeley_db_read_buffer_size`.
  var readBuffer = 0
  /// `lmdb_map_size`.
  var mapSize = 0
  /// `myhostname`.
  var hostName: [UInt8] = []
  /// `command_directory`.
  var commandDirectory: [UInt8] = []

  private init() {}

  /// Reads main.cf as the original does at start.
  ///
  /// - Throws: What the original says when it cannot.
  static func read(_ request: TableRequest, _ command: TableCommand) throws(TableFailure) -> TableParameters {
    let directory = request.configDirectory ?? command.context.environment("MAIL_CONFIG") ?? bytes("/etc/postfix")
    let path = directory + bytes("/main.cf")
    let tree = request.root.map { FileTree(root: FilePath(bytes: $0)) } ?? .live
    let warn: (DisplayWarning) -> Void = { warning in
      var text: [UInt8] = []
      PostconfWords.append(warning, directory: directory, PostfixVersion(.v3_7), to: &text)
      command.warn(text)
    }
    let source = try content(of: path, in: tree)
    let lookup: ParameterLookup
    do throws(DisplayFault) {
      let main = try MainSettings(source, path: path[...], configDirectory: directory, warn: warn)
      lookup = ParameterLookup(table: table(in: tree), main: main.table)
    } catch {
      throw TableFailure(PostconfWords.fault(error))
    }
    return try TableParameters(lookup, warn)
  }

  /// The parameters of the Postfix that is installed.
  private static func table(in tree: FileTree) -> ParameterTable {
    let installation = PostfixInstallation(in: tree)
    let build = installation?.build ?? PostfixBuild(customaryIn: tree)
    return ParameterTable(installation?.version ?? .newest, build: build)
  }

  private static func content(of path: [UInt8], in tree: FileTree) throws(TableFailure) -> [UInt8] {
    do throws(FileError) {
      return try tree.read(FilePath(bytes: path)).bytes
    } catch {
      if case .notARegularFile = error { return [] }
      guard case .system(_, _, let code) = error else { throw TableFailure("open main.cf: Invalid argument") }
      let verb = code == .isDirectory ? "read " : "open "
      throw TableFailure(bytes(verb) + path + bytes(": \(code)"))
    }
  }

  private init(_ lookup: ParameterLookup, _ warn: (DisplayWarning) -> Void) throws(TableFailure) {
    func text(_ name: StaticString) throws(TableFailure) -> [UInt8] {
      guard let expansion = lookup.effective(bytes(name)[...]) else { return [] }
      for fault in expansion.faults { warn(.macro(fault)) }
      guard expansion.faults.isEmpty else { throw TableFailure("macro processing error") }
      return expansion.bytes
    }
    func number(_ name: StaticString) throws(TableFailure) -> Int {
      let value = try text(name)
      guard let number = Int(String(decoding: value, as: UTF8.self)) else {
        throw TableFailure(bytes("bad numerical configuration: ") + bytes(name) + bytes(" = ") + value)
      }
      return number
    }
    let isUTF8 = try text("smtputf8_enable")
    switch String(decoding: isUTF8, as: UTF8.self).lowercased() {
    case "yes": encoding = .utf8
    case "no": encoding = .bytes
    default: throw TableFailure(bytes("bad boolean configuration: smtputf8_enable = ") + isUTF8)
    }
    hostName = try text("myhostname")
    commandDirectory = try text("command_directory")
    defaultType = try text("default_database_type")
    if defaultType.isEmpty { throw TableFailure("bad string length 0 < 1: default_database_type = ") }
    createBuffer = try number("berkeley_db_create_buffer_size")
    readBuffer = try number("berkeley_db_read_buffer_size")
    mapSize = try number("lmdb_map_size")
  }
}

/// The bytes of a literal.
private func bytes(_ text: StaticString) -> [UInt8] {
  // A literal lives as long as the program.
  unsafe Array(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
}

private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
