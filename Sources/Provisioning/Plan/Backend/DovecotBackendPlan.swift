internal import CyrusSASL
internal import DovecotConfig
internal import LosslessText
internal import MailSystem
internal import PostfixConfig
internal import SafeFiles
internal import Services
internal import SystemPackage

/// What Dovecot needs: a listener in Postfix's queue directory, and the mechanisms that mail programs use.
struct DovecotBackendPlan {
  private(set) var steps: [Plan.Step] = []
  private(set) var advice: [Advice] = []

  init(request: SMTPAuthRequest, snapshot: Snapshot) throws(PlanError) {
    let layout = snapshot.layout
    let main = request.dovecotConfiguration ?? Self.usualConfiguration(snapshot)
    guard (try? snapshot.tree.metadata(of: main)).flatMap({ $0 }) != nil else {
      throw .missing(path: main, package: layout.packages.dovecot, installCommand: layout.packages.installCommand)
    }
    let configuration: DovecotConfiguration
    do { configuration = try .load(main: main, in: snapshot.tree) } catch { throw .file(error) }
    let listener = AuthListener(
      path: snapshot.queueDirectory.appending("private").appending("auth"),
      permissions: .init(rawValue: 0o660), user: layout.postfixUser, group: layout.postfixGroup)
    let wanted = request.wantedMechanisms
    let edits: [DovecotFileEdit]
    do {
      edits = try configuration.edits(
        for: AuthListenerRequest(
          listener: listener, mechanisms: wanted.map { $0.rawValue.lowercased() }, version: request.dovecotVersion))
    } catch { throw .dovecot(error) }

    let files =
      Self.directory(of: listener.path, snapshot)
      + edits.map { edit in
        Plan.Change(
          .file(FileChange(edit.path, .write(edit.new, nil), expected: edit.old)),
          because: edit.reasons.joined(separator: "; "))
      }
    let base = configuration.value(of: "base_dir").map { FilePath(String(decoding: $0, as: UTF8.self)) }
    let dovecot = MailService(
      .dovecot, configuration: main, usualConfiguration: Self.usualConfiguration(snapshot),
      pidFile: (base ?? layout.dovecot.base).appending("master.pid"))
    let boot = try BootPlan(dovecot, snapshot)
    let changes = files + boot.changes
    if !changes.isEmpty { steps.append(.change(changes)) }
    if !files.isEmpty { steps.append(.reload(dovecot)) }
    steps += [.start(dovecot), .awaitMechanisms(socket: listener.path, wanted.map(\.rawValue))] + boot.steps
    advice = boot.advice
    noteChallenges(wanted)
    warnOfOtherUsers(snapshot)
  }

  /// The platform's main file; that of Dovecot 1.x where there is no other.
  private static func usualConfiguration(_ snapshot: Snapshot) -> FilePath {
    let dovecot = snapshot.layout.dovecot
    func exists(_ path: FilePath) -> Bool { (try? snapshot.tree.metadata(of: path)).flatMap { $0 } != nil }
    return !exists(dovecot.configuration) && exists(dovecot.formerConfiguration)
      ? dovecot.formerConfiguration : dovecot.configuration
  }

  /// Postfix makes its queue when it starts for the first time, and Dovecot does not start without the directory of the socket.
  private static func directory(of socket: FilePath, _ snapshot: Snapshot) -> [Plan.Change] {
    let directory = socket.removingLastComponent()
    guard (try? snapshot.tree.metadata(of: directory)).flatMap({ $0 }) == nil else { return [] }
    let owner = snapshot.accounts.user(snapshot.layout.postfixUser).map { Ownership(user: $0.user, group: 0) }
    let attributes = FileAttributes(permissions: .ownerReadWriteExecute, ownership: owner)
    let reason = "holds the socket"
    return Plan.Change.directories(above: directory, in: snapshot.tree, because: reason)
      + [Plan.Change(.file(FileChange(directory, .createDirectory(attributes))), because: reason)]
  }

  /// Mechanisms that never send the password need it on the server in a form of their own.
  private mutating func noteChallenges(_ mechanisms: [SASLMechanism]) {
    let names = mechanisms.filter { !$0.sendsPassword }.map(\.rawValue)
    guard !names.isEmpty else { return }
    advice.append(
      Advice(
        .note,
        "\(names.joined(separator: " and ")): Dovecot needs passwords in clear or stored for it, and offers it only then",
        command: "doveconf passdb"))
  }

  /// Users of sasldb are no users of Dovecot.
  private mutating func warnOfOtherUsers(_ snapshot: Snapshot) {
    let database = SecretDatabase(at: snapshot.layout.sasldb.path, in: snapshot.tree)
    guard let keys = try? database.open().keys() else { return }
    let users = Set(keys.map(\.identity)).count
    guard users > 0 else { return }
    advice.append(
      Advice(
        .warning,
        "\(snapshot.layout.sasldb.path) holds \(users == 1 ? "one user" : "\(users) users") that Dovecot does not know",
        command: snapshot.command("enable-smtp-auth --backend sasldb")))
  }
}
