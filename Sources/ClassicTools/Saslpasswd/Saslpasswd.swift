internal import CyrusSASL
internal import Glibc
internal import SafeFiles
internal import Secrets
internal import SystemPackage

/// saslpasswd2(8): sets or removes a user's secrets with the original's words and status.
struct Saslpasswd {
  let context: CommandContext

  /// Debian's place of sasldb.
  static let defaultPath = FilePath("/etc/sasldb2")

  init(_ context: CommandContext) {
    self.context = context
  }

  /// Runs the command.
  ///
  /// - Returns: The exit status.
  func run() -> Int32 {
    do {
      return try perform(SaslpasswdRequest(context))
    } catch let ending as SaslpasswdRequest.Ending {
      return end(ending)
    } catch let refusal as SaslpasswdRefusal {
      say(refusal.words)
      return 1
    } catch let refusal as PasswordPrompt.Refusal {
      switch refusal {
      case .unreadable(let error):
        say(error.words)
        return 1
      case .mismatch:
        say("passwords don't match; aborting")
        return SaslStatus.badParameter.rawValue
      }
    } catch {
      let status = error as? SaslStatus ?? .failure
      say(status.words)
      return status.rawValue
    }
  }

  private func end(_ ending: SaslpasswdRequest.Ending) -> Int32 {
    switch ending {
    case .version:
      context.messages.write(SaslUsage.version)
      return 0
    case .help:
      HelpText.write(.saslpasswd, words: "USER[@REALM]", to: context)
      return 0
    case .usage:
      context.messages.write(SaslUsage.saslpasswd(String(decoding: context.baseName, as: UTF8.self)))
      return 1
    case .badApplicationName:
      context.messages.write("appname must not contain /\n")
      return 1
    }
  }

  private func perform(_ request: SaslpasswdRequest) throws -> Int32 {
    let tree = FileTree(root: request.root.map { FilePath(bytes: $0) } ?? "/")
    let configuration = try SaslConfiguration(of: request.applicationName, in: tree, context)
    let given = request.file.flatMap { $0.isEmpty ? nil : $0 } ?? configuration.databasePath
    let path = given.map { FilePath(bytes: $0) } ?? Self.defaultPath
    var database = SecretDatabase(at: path, in: tree, as: try Self.kind(request.store))
    database.mapSize = configuration.mapSize
    try request.refuseContradictions()
    guard let identity = SASLIdentity(login: request.login, defaultRealm: realm(request, in: tree)) else {
      throw SaslStatus.badParameter
    }
    if request.has(.strict) { try refuseMistakes(identity, in: database, request, configuration) }
    let password = request.action == .set ? try password(request) : nil
    let changes = try changes(identity, password, request, configuration.scram)
    return try apply(changes, to: database, request, password)
  }

  private static func kind(_ name: [UInt8]?) throws(SaslpasswdRefusal) -> SecretStoreKind? {
    guard let name else { return nil }
    guard let kind = SecretStoreKind(rawValue: String(decoding: name, as: UTF8.self)) else { throw .unknownStore(name) }
    return kind
  }

  private func password(_ request: SaslpasswdRequest) throws -> Secret {
    let password: Secret
    if request.has(.generate) {
      password = GeneratedPassword.make()
    } else if let path = request.passwordFile {
      password = try read(path)
    } else {
      let isPiped = request.has(.pipe) || !context.input.isTerminal
      password = try PasswordPrompt(context: context, source: isPiped ? .pipe : .terminal).ask()
    }
    guard password.count > 0 else { throw SaslStatus.badParameter }
    return password
  }

  private func read(_ path: [UInt8]) throws(SaslpasswdRefusal) -> Secret {
    let file = PasswordFile(path)
    if file.isPublic {
      say(Array("warning: everybody can read ".utf8) + path + Array("; chmod 600 keeps it from them".utf8))
    }
    do throws(PasswordFile.Refusal) {
      return try file.read()
    } catch {
      throw .passwordFile(path, error)
    }
  }

  private func changes(
    _ identity: SASLIdentity, _ password: Secret?, _ request: SaslpasswdRequest, _ scram: ScramSetting?
  ) throws(SaslpasswdRefusal) -> [SecretChange] {
    var changes: [SecretChange] = []
    if let password {
      if !request.has(.noPlaintext) { changes = [.set(SecretKey(identity), password.asCString)] }
    } else {
      changes = [.remove(SecretKey(identity))]
    }
    if let scram { changes += scram.changes(identity, password?.asCString) }
    // What version 1 of the library left; the original removes it after every change.
    for property in ["cmusaslsecretCRAM-MD5", "cmusaslsecretDIGEST-MD5", "cmusaslsecretPLAIN"] {
      changes.append(.remove(SecretKey(identity, property: Array(property.utf8))))
    }
    return changes
  }

  /// The realm of a user without one: `-u`, else the host's name in lower case, as libsasl has it.
  private func realm(_ request: SaslpasswdRequest, in tree: FileTree) -> [UInt8] {
    if let realm = request.realm, !realm.isEmpty { return realm }
    var name = context.hostName()
    if !tree.isLive, let file = try? tree.readIfPresent("/etc/hostname") {
      name = Array(file.bytes.prefix { $0 > 0x20 })
    }
    return name.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }

  private func apply(
    _ changes: [SecretChange], to database: SecretDatabase, _ request: SaslpasswdRequest, _ password: Secret?
  ) throws(SaslStatus) -> Int32 {
    let usual = (database.wantedKind ?? .berkeleyDB).defaultPermissions
    let mode = FilePermissions(rawValue: usual.rawValue & ~CModeT(context.creationMask()))
    let isRehearsal = request.has(.dryRun)
    let generated = request.has(.generate) && !isRehearsal ? password : nil
    do {
      let edit = try database.apply(
        changes, newFile: FileAttributes(permissions: mode), purpose: isRehearsal ? .rehearse : .change)
      context.messages.write(edit.libraryMessages)
      if !isRehearsal { logAbsent(changes, edit) }
      if request.has(.json) {
        SaslpasswdReport(changes, edit, database.path).writeJSON(to: context.output, generated: generated)
      } else if isRehearsal {
        SaslpasswdReport(changes, edit, database.path).writeText(to: context.output)
      } else if let generated {
        context.output.write(unsafe generated.withBytes { unsafe Array($0) } + [UInt8(ascii: "\n")])
      }
      if !isRehearsal { note(edit, database.path) }
      return request.has(.detailedExitCode) && edit.writing != .none ? 2 : 0
    } catch {
      logFailure(error, database, request)
      return try fail(error, request)
    }
  }

  /// Notes in the system log, as the original does, what was to be removed and was not there.
  private func logAbsent(_ changes: [SecretChange], _ edit: SecretEdit) {
    guard edit.writing != .inTransaction else { return }
    for (change, effect) in zip(changes, edit.effects) {
      if case .remove = change, effect == .unchanged {
        context.log("error deleting entry from sasldb: BDB0073 DB_NOTFOUND: No matching key/data pair found")
      }
    }
  }

  /// Says what became of the file where that may be unexpected.
  private func note(_ edit: SecretEdit, _ path: FilePath) {
    if edit.writing == .inPlace { say("note: \(path) is a mount point and was rewritten in place") }
    if edit.writing == .inTransaction, edit.replaced + edit.removed > 0 {
      say("note: the old secret stays in the free pages of \(path) until they are used again")
    }
    if let size = edit.grownMapSize {
      say("note: \(path) was full and may now take \(size) bytes; restart what has it open: postfix reload")
    }
  }

  private func logFailure(_ error: SecretStoreError, _ database: SecretDatabase, _ request: SaslpasswdRequest) {
    if let reason = error.openReason { context.log("unable to open Berkeley db \(database.path): \(reason)") }
    let user = String(decoding: request.login, as: UTF8.self)
    context.log("setpass failed for \(user): \(SaslStatus.failure.words)")
  }

  /// Says what went wrong as the original does: it opens the file once per change, and heeds only the password's own.
  private func fail(_ error: SecretStoreError, _ request: SaslpasswdRequest) throws(SaslStatus) -> Int32 {
    context.messages.write(error.libraryMessages)
    if request.action == .disable { context.messages.write(error.libraryMessages) }
    guard let reason = error.reason else {
      if request.action == .set, request.has(.noPlaintext) { return 0 }
      throw .failure
    }
    say("\(SaslStatus.failure.words): \(reason)")
    return SaslStatus.failure.rawValue
  }

  private func say(_ text: String) {
    say(Array(text.utf8))
  }

  private func say(_ text: [UInt8]) {
    context.messages.write(context.baseName + [UInt8(ascii: ":"), UInt8(ascii: " ")] + text + [UInt8(ascii: "\n")])
  }
}

extension SecretStoreError {
  /// Why the file could not be opened, in the words of strerror(3); nil when that was not the trouble.
  var openReason: String? {
    switch self {
    case .library(.open, _, let code, _): InputError(code: code).words
    case .file(.system(_, _, let error)): InputError(code: error.rawValue).words
    default: nil
    }
  }

  /// Why ours refuses what the original would try; nil for what the original cannot do either.
  var reason: String? {
    switch self {
    case .file(.hardLinked(let path, let links)):
      "\(path) has \(links) names; remove the others (find -samefile) or replace them by symbolic links"
    case .truncated(let path, let size, let expected):
      "\(path) is cut short: \(size) bytes instead of \(expected); restore it from a backup"
    case .damaged(let path, let finding):
      "\(path) is damaged, page \(finding.page): \(finding.problem.words); listusers --verify tells more"
    case .notStored(let path): "\(path): what was written could not be read back; nothing was changed"
    case .file(.system(_, let path, .resourceTemporarilyUnavailable)):
      "\(path) is held open by another program; find it with fuser and try again"
    case .alwaysOvertaken(let path): "\(path) is being changed all the time by other programs; try again later"
    case .mapFull(let path, let size): "\(path) is full: \(size) bytes of address space; raise sasldb_mapsize"
    case .otherKind(let path, let found): "\(path) has the format \(found.rawValue); leave out --store"
    case .unsupported(let path, let kind): "\(path) cannot be changed in the format \(kind.rawValue)"
    case .library, .file, .abandoned: nil
    }
  }
}
