internal import SafeFiles
internal import SystemPackage

/// Shows parameters of main.cf as postconf(1) does.
public struct ParameterDisplay {
  /// Where the display goes; warnings come in the order in which the original gives them, where that is fixed.
  public struct Output {
    /// Takes lines, each ended by a line feed.
    public var write: (ArraySlice<UInt8>) -> Void
    /// Takes a warning.
    public var warn: (DisplayWarning) -> Void
    /// Asked to write out what is buffered: warnings about unused parameters follow the listing.
    public var flush: () -> Void

    /// Makes a destination.
    ///
    /// - Parameters:
    ///   - write: Takes lines.
    ///   - warn: Takes a warning.
    ///   - flush: Writes out what is buffered.
    public init(
      write: @escaping (ArraySlice<UInt8>) -> Void, warn: @escaping (DisplayWarning) -> Void,
      flush: @escaping () -> Void
    ) {
      self.write = write
      self.warn = warn
      self.flush = flush
    }
  }

  let request: DisplayRequest
  let output: Output
  let path: (main: PathBytes, master: PathBytes)

  /// Prepares a display.
  ///
  /// - Parameters:
  ///   - request: What to show.
  ///   - output: Where it goes.
  public init(_ request: DisplayRequest, to output: Output) {
    self.request = request
    self.output = output
    let directory = request.configDirectory ?? PostfixConfig.bytes("/etc/postfix")
    path = (
      PathBytes(directory + PostfixConfig.bytes("/main.cf")),
      PathBytes(directory + PostfixConfig.bytes("/master.cf"))
    )
  }

  /// Reads the files and shows what was asked for.
  ///
  /// - Throws: Why nothing, or nothing more, can be shown.
  public func run() throws(DisplayFault) {
    let directory = request.configDirectory ?? PostfixConfig.bytes("/etc/postfix")
    if request.selection == .defaults { tellDirectory() }
    let main = request.selection == .defaults ? SettingTable(text: []) : try readMain(directory)
    let master = try readMaster(directory)
    let lookup = ParameterLookup(
      table: request.table, main: main, master: master, machine: request.machine, process: request.process,
      release: request.release, sources: request.selection == .defaults ? .defaults : .settings, trace: request.trace)
    lookup.warn = output.warn
    var scan = UserParameters(lookup, master: master, tree: request.tree, request.unusedNames, warn: output.warn)
    if request.selection != .defaults { try scan.run() }
    var writer = ParameterWriter(request, lookup, users: scan, output)
    try writer.write()
    output.flush()
    if request.selection != .defaults { scan.warnAboutUnused(in: .all) }
  }

  /// Reads main.cf; it is not the first file where master.cf was read before it.
  func readMain(_ directory: [UInt8], isFirst: Bool = true) throws(DisplayFault) -> SettingTable {
    tellDirectory(isFirst: isFirst)
    let bytes = try content(of: path.main)
    request.trace?.tell(bytes.count, readBeside: 0)
    let shown = (directory + PostfixConfig.bytes("/main.cf"))[...]
    var settings = try MainSettings(
      bytes, path: shown, configDirectory: request.configDirectory, for: request.table.version, request.trace,
      warn: output.warn)
    for override in request.overrides {
      let text = override.prefix { $0 != 0 }
      switch splitNameValue(text) {
      case .success(let (name, value)):
        request.trace?.tell(.values, .updated(name: text[name], value: text[value]))
        settings.table.set(text[name], to: text[value])
      case .failure(let fault): throw .badOverride(fault, text: text)
      }
    }
    return settings.table
  }

  /// Tells of the directory where it was chosen; the table of settings is made for it.
  ///
  /// - Parameter isFirst: False where the original has told of it already.
  func tellDirectory(isFirst: Bool = true) {
    guard let trace = request.trace else { return }
    if request.selection == .defaults, request.configDirectory == nil { return }
    if isFirst { trace.tell(.values, .registered(dictionary: PostfixConfig.bytes("mail_dict")[...])) }
    guard let directory = request.configDirectory else { return }
    trace.tell(.values, .updated(name: PostfixConfig.bytes("config_directory")[...], value: directory[...]))
  }

  func content(of path: PathBytes) throws(DisplayFault) -> [UInt8] {
    do throws(FileError) {
      return try request.tree.read(path).bytes
    } catch {
      // The original reads a device to its end; the one that stands in for a file is /dev/null.
      if case .notARegularFile = error { return [] }
      throw error.isAboutKind ? .notAFile(path: path.bytes) : .cannotRead(error)
    }
  }

  func readMaster(_ directory: [UInt8]) throws(DisplayFault) -> MasterServices {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try request.tree.read(path.master).bytes
    } catch {
      // The original opens a directory and then sees the end of a file.
      if error.isAboutKind { return MasterServices() }
      output.warn(.cannotOpenMaster(error))
      return MasterServices()
    }
    request.trace?.tell(bytes.count, readBeside: 0)
    // Services bring names; what they set shows in no default.
    return try MasterServices(
      LogicalText(bytes), path: (directory + PostfixConfig.bytes("/master.cf"))[...], for: request.table.version,
      request.trace,
      settings: request.selection == .defaults ? .dropped : .kept, warn: output.warn)
  }
}

extension FileError {
  /// Says whether a directory or the like stands where a file should be.
  var isAboutKind: Bool {
    switch self {
    case .notARegularFile, .system(_, _, .isDirectory): true
    default: false
    }
  }
}
