internal import Accounts
internal import ArgumentParser
internal import CyrusSASL
internal import Glibc
internal import MailSystem
internal import Provisioning
internal import SCRAM
internal import SafeFiles
internal import SystemPackage

/// The options of all commands on users.
struct UsersOptions: ParsableArguments {
  @OptionGroup var place: SystemOptions

  @Option(
    name: [.customShort("f"), .long],
    help: ArgumentHelp(
      "The database; by default what smtpd.conf names, else the platform's, /etc/sasldb2 on Debian.", valueName: "file")
  )
  var file: String?

  @Option(help: ArgumentHelp("Format of the database: berkeleydb, gdbm or lmdb.", valueName: "name"))
  var store: StoreChoice?

  @OptionGroup var output: OutputOptions

  @Flag(name: .shortAndLong, help: "Say which database is used, and how it is written.")
  var verbose = false

  var json: Bool { output.json }
  var quiet: Bool { output.quiet }

  func validate() throws {
    if file != nil, place.configDir != nil || place.instance != nil {
      throw ValidationError("--file names the database: it excludes --config-dir and --instance")
    }
  }

  /// The system that the options name.
  var system: SystemChoice { place.choice }

  /// The tree that `--root` names.
  var tree: FileTree { get throws { try system.tree } }

  /// The layout that `--platform` names, or that the tree shows; nil when it shows none.
  private func layout(of tree: FileTree) throws -> Layout? {
    place.platform == nil ? try? system.layout(of: tree) : try system.layout(of: tree)
  }

  /// The database that the options name.
  var database: SecretDatabase {
    get throws {
      let tree = try tree
      let layout = try layout(of: tree)
      let path = try file.map { FilePath($0) } ?? configuredPath(layout, in: tree)
      guard !path.isEmpty else { throw ValidationError("--file needs a file") }
      var database = SecretDatabase(at: path, in: tree, as: store?.kind)
      database.newKind = layout?.sasldb.kind ?? .berkeleyDB
      if verbose { try Terminal.write(lines: UsersText.description(of: database), to: .messages) }
      return database
    }
  }

  /// Where smtpd(8) looks; a Postfix that nobody named may be missing.
  private func configuredPath(_ layout: Layout?, in tree: FileTree) throws -> FilePath {
    let directory = try system.configurationDirectory
    guard let layout else {
      if directory != nil { _ = try system.layout(of: tree) }
      return "/etc/sasldb2"
    }
    do throws(Snapshot.Failure) {
      let snapshot = try Snapshot(of: tree, layout: layout, configurationDirectory: directory)
      do { return try snapshot.userDatabasePath() } catch { throw .file(error) }
    } catch {
      guard directory == nil, case .missing = error else { throw Provisioner.Failure.snapshot(error) }
      return layout.sasldb.path
    }
  }

  /// What a database that is made is to get: readable for smtpd where the platform has a group for that.
  var newFile: FileAttributes {
    get throws {
      let tree = try tree
      guard let layout = try layout(of: tree),
        let group = try AccountDatabase(in: tree).groupID(layout.sasldb.group), geteuid() == 0 || !tree.isLive
      else { return FileAttributes(permissions: .init(rawValue: 0o600)) }
      return FileAttributes(
        permissions: layout.sasldb.permissions, ownership: Ownership(user: 0, group: group))
    }
  }
}

/// The options of the commands that change a database.
struct UsersChangeOptions: ParsableArguments {
  @Flag(help: "Try everything, write nothing.")
  var dryRun = false

  @Flag(help: "Print which entries change as a unified diff; secrets are left out.")
  var diff = false

  @Option(help: ArgumentHelp("Colour: auto, always or never (NO_COLOR is respected).", valueName: "when"))
  var color: ColorChoice = .auto

  @Flag(help: "Exit with 0 when nothing had to change, 2 when something did.")
  var detailedExitcode = false

  var purpose: SecretDatabase.Purpose { dryRun ? .rehearse : .change }

  /// The database that is going to be changed; first, a run that was interrupted is rolled back.
  func database(_ options: UsersOptions) throws -> SecretDatabase {
    if !dryRun { try options.system.rollBackInterruptedRun() }
    var database = try options.database
    database.detail = diff ? .keys : .counts
    return database
  }

  /// Shows a diff on the standard output.
  func show(_ diff: [UInt8]?) {
    guard let diff else { return }
    Terminal.write(Terminal.usesColor(color, on: .output) ? DiffText.colored(diff) : diff, to: .output)
  }
}

/// What is to be stored of passwords.
struct StorageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Store a credential for SCRAM in place of the password, by this hash: sha256, sha512, sha384, sha224 or sha1. PLAIN and LOGIN no longer work then.",
      valueName: "hash"))
  var scram: SCRAMChoice?

  @Option(
    help: ArgumentHelp("How often the hash of SCRAM is applied, 4096 to 65536; 4096 by default.", valueName: "count"))
  var iterations: Int?

  @Flag(help: "With --scram: store the password as well.")
  var withPlaintext = false

  func validate() throws {
    guard scram != nil || (iterations == nil && !withPlaintext) else {
      throw ValidationError("\(iterations == nil ? "--with-plaintext" : "--iterations") goes with --scram")
    }
    if let iterations, !SCRAMCredential.iterationRange.contains(iterations) {
      throw ValidationError("--iterations: found \(iterations), expected 4096 to 65536")
    }
  }

  var storage: PasswordStorage {
    guard let scram else { return .plaintext }
    return .scram(
      scram.hash, iterations: iterations ?? SCRAMCredential.defaultIterations, withPlaintext ? .kept : .left)
  }
}

/// The hash functions by the names that `--scram` takes.
enum SCRAMChoice: String, ExpressibleByArgument, CaseIterable {
  case sha256, sha512, sha384, sha224, sha1

  var hash: SCRAMHash {
    switch self {
    case .sha1: .sha1
    case .sha224: .sha224
    case .sha256: .sha256
    case .sha384: .sha384
    case .sha512: .sha512
    }
  }
}

/// The formats of databases by the names that `--store` takes.
enum StoreChoice: String, ExpressibleByArgument, CaseIterable {
  case berkeleydb, gdbm, lmdb

  var kind: SecretStoreKind {
    switch self {
    case .berkeleydb: .berkeleyDB
    case .gdbm: .gdbm
    case .lmdb: .lmdb
    }
  }
}

/// The forms of accounts by the names that `--format` takes.
enum FormatChoice: String, ExpressibleByArgument, CaseIterable {
  case csv, jsonl, plain
  case passwdFile = "passwd-file"

  var format: AccountFormat {
    switch self {
    case .csv: .csv
    case .jsonl: .jsonLines
    case .plain: .plain
    case .passwdFile: .passwdFile
    }
  }
}
