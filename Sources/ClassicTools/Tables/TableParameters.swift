internal import PostfixConfig
internal import SafeFiles
internal import SystemPackage

/// The parameters of main.cf that tables depend on.
struct TableParameters {
  /// `default_database_type`.
  let defaultType: [UInt8]
  /// `smtputf8_enable`.
  let encoding: TableEntries.Encoding
  /// `berkeley_db_create_buffer_size`.
  let createBuffer: Int
  /// `berkeley_db_read_buffer_size`.
  let readBuffer: Int
  /// `lmdb_map_size`.
  let mapSize: Int
  /// `myhostname`.
  let hostName: [UInt8]
  /// `command_directory`.
  let commandDirectory: [UInt8]

  /// Starts as the original does: reads main.cf, checks what all programs check, and looks for types of tables.
  ///
  /// - Throws: What the original says when it cannot.
  static func read(_ request: TableRequest, _ command: TableCommand, _ trace: Trace?) throws(TableFailure)
    -> TableParameters
  {
    let chosen = request.configDirectory ?? command.context.environment("MAIL_CONFIG")
    let directory = chosen ?? Array("/etc/postfix".utf8)
    let site = site(request, command, trace)
    do throws(DaemonFault) {
      // The accounts and addresses of an image are not those of this machine.
      let accounts = request.root == nil ? Accounts(in: site.tree) : nil
      let start = try DaemonStart(DisplayRequest(site, configDirectory: chosen), accounts: accounts) { warning in
        var text: [UInt8] = []
        PostconfWords.append(warning, directory: directory, PostfixVersion(.v3_7), to: &text)
        command.warn(text)
      }
      // What is loadable matters to the original only; that its file is faulty, to all.
      try MapTypes.loadable(start.value("meta_directory"), in: site.tree, trace) { path, type in
        command.warn(path + Array(": ignoring duplicate entry for \"".utf8) + type + [UInt8(ascii: "\"")])
      }
      return TableParameters(start)
    } catch {
      throw TableFailure(PostconfDaemonWords.fault(error, path: directory + Array("/main.cf".utf8)))
    }
  }

  /// The Postfix that is installed.
  private static func site(_ request: TableRequest, _ command: TableCommand, _ trace: Trace?) -> DisplaySite {
    let tree = request.root.map { FileTree(root: FilePath(bytes: $0)) } ?? .live
    let installation = PostfixInstallation(in: tree)
    return DisplaySite(
      table: ParameterTable(
        installation?.version ?? .newest, build: installation?.build ?? PostfixBuild(customaryIn: tree)),
      release: installation.map { PostfixRelease($0) }, tree: tree,
      process: PostfixProcess(name: command.name, id: command.context.processID), trace: trace)
  }

  private init(_ start: DaemonStart) {
    // The start has checked that these are numbers, and yes or no.
    func number(_ name: StaticString) -> Int { Int(String(decoding: start.value(name), as: UTF8.self)) ?? 0 }
    let isUTF8 = String(decoding: start.value("smtputf8_enable"), as: UTF8.self).lowercased() == "yes"
    encoding = isUTF8 ? .utf8 : .bytes
    hostName = start.value("myhostname")
    commandDirectory = start.value("command_directory")
    defaultType = start.value("default_database_type")
    createBuffer = number("berkeley_db_create_buffer_size")
    readBuffer = number("berkeley_db_read_buffer_size")
    mapSize = number("lmdb_map_size")
  }
}
