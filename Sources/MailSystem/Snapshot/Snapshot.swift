internal import Glibc
internal import LosslessText
public import PostfixConfig
public import SafeFiles
public import SystemPackage

/// Every fact about one mail system under one root, read once, before a plan is made.
public struct Snapshot {
  /// The tree that was read.
  public let tree: FileTree
  /// Where the platform keeps things.
  public let layout: Layout
  /// Postfix's configuration directory.
  public let configurationDirectory: FilePath
  /// main.cf.
  public let main: ConfigurationFile
  /// main.cf as an editable document.
  public private(set) var mainDocument: MainCFDocument
  /// master.cf.
  public let master: ConfigurationFile
  /// master.cf as an editable document.
  public private(set) var masterDocument: MasterCFDocument
  /// Users and groups.
  public let accounts: AccountDatabase
  /// What the caller may do to files.
  public let rights: Rights
  private(set) var parameters: EffectiveParameters

  /// What the caller may do to files.
  public enum Rights: Sendable {
    /// Give them to anybody.
    case root
    /// Only what permissions allow; nobody else can be made the owner of a file.
    case user
  }

  /// What kept a snapshot from being taken.
  public enum Failure: Error, Equatable, Sendable {
    /// A file cannot be read.
    case file(FileError)
    /// A file that must be there is not.
    case missing(FilePath)
  }

  /// Reads the configuration of Postfix and the accounts.
  ///
  /// - Parameters:
  ///   - tree: The tree.
  ///   - layout: Where the platform keeps things.
  ///   - configurationDirectory: Postfix's configuration directory; nil for the platform's.
  ///   - rights: What the caller may do to files.
  /// - Throws: ``Failure``.
  public init(
    of tree: FileTree, layout: Layout, configurationDirectory: FilePath? = nil, rights: Rights = .root
  ) throws(Failure) {
    self.rights = rights
    self.tree = tree
    self.layout = layout
    let directory = configurationDirectory ?? layout.postfixDirectory
    self.configurationDirectory = directory
    do {
      main = try ConfigurationFile(directory.appending("main.cf"), in: tree)
      master = try ConfigurationFile(directory.appending("master.cf"), in: tree)
      accounts = try AccountDatabase(in: tree)
    } catch {
      throw .file(error)
    }
    for file in [main, master] where file.snapshot == nil { throw Self.failure(toFind: file.path, in: tree) }
    mainDocument = MainCFDocument(main.bytes, file: main.path.string)
    masterDocument = MasterCFDocument(master.bytes, file: master.path.string)
    parameters = EffectiveParameters(main: main.bytes, tree: tree)
  }

  /// A link that leads nowhere is not taken for a missing installation.
  private static func failure(toFind path: FilePath, in tree: FileTree) -> Failure {
    guard (try? tree.linkTarget(of: path)).flatMap({ $0 }) != nil, let target = try? tree.resolve(path) else {
      return .missing(path)
    }
    return .file(.system(.open, path: target, .noSuchFileOrDirectory))
  }

  /// Describes the system as it will be once master.cf says something else; ``master`` stays what was read.
  ///
  /// - Parameter document: What master.cf is to say.
  /// - Returns: The system with these services.
  public func staging(master document: MasterCFDocument) -> Snapshot {
    var staged = self
    staged.masterDocument = document
    return staged
  }

  /// Describes the system as it will be once both files say something else.
  ///
  /// - Parameters:
  ///   - bytes: What main.cf is to say.
  ///   - other: What master.cf is to say.
  /// - Returns: The system with these parameters and services; files are those that were read.
  public func staging(main bytes: [UInt8], master other: [UInt8]) -> Snapshot {
    var staged = self
    staged.mainDocument = MainCFDocument(bytes, file: main.path.string)
    staged.masterDocument = MasterCFDocument(other, file: master.path.string)
    staged.parameters = EffectiveParameters(main: bytes, tree: tree)
    return staged
  }

  /// The value of a parameter as a daemon sees it, references expanded.
  ///
  /// - Parameters:
  ///   - name: The parameter.
  ///   - service: The service whose `-o` settings count; nil for main.cf alone.
  /// - Returns: The value; nil when there is no such parameter, or its references cannot be expanded.
  public func effective(_ name: ParameterName, in service: SMTPService? = nil) -> String? {
    builtDefault(name, in: service) ?? parameters.effective(name, overrides: service?.overrides)
  }

  /// A text as a daemon sees it, references expanded.
  ///
  /// - Parameters:
  ///   - text: The text, for instance a part of a value.
  ///   - service: The service whose `-o` settings count; nil for main.cf alone.
  /// - Returns: The text without references; nil when they cannot be expanded.
  public func expanded(_ text: String, in service: SMTPService? = nil) -> String? {
    parameters.expand(Array(text.utf8), overrides: service?.overrides)
  }

  /// The value of a parameter as it is written, or its default.
  ///
  /// - Parameter name: The parameter.
  /// - Returns: The value with its references; nil when there is no such parameter.
  public func rawValue(_ name: ParameterName) -> [UInt8]? {
    builtDefault(name, in: nil).map { Array($0.utf8) } ?? parameters.rawValue(name)
  }

  /// The default that the platform's Postfix was built with, where nobody sets the parameter.
  private func builtDefault(_ name: ParameterName, in service: SMTPService?) -> String? {
    guard let value = layout.defaults[name.description], mainDocument.value(of: name) == nil else { return nil }
    return service.flatMap { overriddenValue(name, in: $0) } == nil ? value : nil
  }

  /// The value that a service gives a parameter by `-o`.
  ///
  /// - Parameters:
  ///   - name: The parameter.
  ///   - service: The service.
  /// - Returns: The value with its references; nil when the service does not set it.
  public func overriddenValue(_ name: ParameterName, in service: SMTPService) -> String? {
    service.overrides.value(of: name.bytes[...]).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Owner and mode of a file that holds a password for smtpd(8): readable by Postfix and by nobody else.
  public var secretFileAttributes: FileAttributes {
    let group = accounts.groupID(layout.postfixGroup)
    return FileAttributes(
      permissions: .init(rawValue: 0o640), ownership: group.map { Ownership(user: 0, group: $0) })
  }

  /// Postfix's queue directory, the root of a chrooted daemon.
  public var queueDirectory: FilePath { FilePath(effective("queue_directory") ?? "/var/spool/postfix") }

  /// The command line of a mailauth command that works on this system.
  ///
  /// - Parameter words: The command and its options, in order.
  /// - Returns: The line, the options that name this system added where they are needed.
  public func command(_ words: String...) -> String { place.command(words.joined(separator: " ")) }

  /// What a command has to be told to work on this system.
  private var place: CommandPlace {
    let isDetected = (try? Layout.detected(in: tree))?.platform == layout.platform
    let isUsual = configurationDirectory == layout.postfixDirectory
    return CommandPlace(
      root: tree.isLive ? nil : tree.root.string, platform: isDetected ? nil : layout.platform,
      directory: isUsual ? nil : configurationDirectory.string)
  }

  /// The command line that adds a user to sasldb.
  ///
  /// - Parameter realm: The realm.
  /// - Returns: The line, with USER for the name.
  public func saslpasswdCommand(realm: String) -> String {
    let root = tree.isLive ? [] : ["--root", CommandPlace.quoted(tree.root.string)]
    // What it takes for the usual database is Debian's.
    let file =
      layout.sasldb.path == "/etc/sasldb2"
      ? [] : ["-f", CommandPlace.quoted(layout.sasldb.path.string)]
    return (["mailauth", "saslpasswd"] + root + file + ["-c", "-u", realm, "USER"]).joined(
      separator: " ")
  }

  /// Says whether new files need a label of their own, since the tree is that of a system with SELinux.
  public var labelsFiles: Bool {
    let file = (try? tree.readIfPresent("/etc/selinux/config")).flatMap { $0 }
    return (file?.bytes ?? []).split(separator: UInt8(ascii: "\n")).contains { line in
      line.elementsEqual("SELINUX=enforcing".utf8) || line.elementsEqual("SELINUX=permissive".utf8)
    }
  }

  /// Says whether a plugin of Cyrus SASL is installed, in a library directory or in its folder for an architecture.
  ///
  /// - Parameters:
  ///   - file: The name of the file, for instance `libplain.so`.
  ///   - directory: Where to look: the root, or the root of a chrooted daemon.
  /// - Returns: Whether it is there.
  public func hasSASLPlugin(_ file: String, below directory: FilePath = "/") -> Bool {
    layout.libraryDirectories.contains { libraries in
      let libraries = directory.appending(libraries.components)
      let folders = ((try? tree.names(in: libraries)) ?? []).filter { $0.contains("-linux-") || $0 == "sasl2" }
      return folders.contains { folder in
        let directory = folder == "sasl2" ? libraries : libraries.appending(folder)
        return (try? tree.metadata(of: directory.appending("sasl2").appending(file))).flatMap { $0 } != nil
      }
    }
  }
}
