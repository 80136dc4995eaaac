internal import CyrusSASL
internal import LosslessText
internal import MailSystem
internal import PostfixConfig
internal import SafeFiles
internal import SystemPackage

/// What Cyrus SASL with sasldb needs outside main.cf: smtpd.conf, the database, and Postfix's right to read it.
struct SASLDBBackendPlan {
  private let request: SMTPAuthRequest
  private let snapshot: Snapshot
  private let services: [SMTPService]
  private(set) var changes: [Plan.Change] = []
  private(set) var advice: [Advice] = []
  /// What smtpd_sasl_local_domain should be where nobody set it: the host's name, or the realm that all users have.
  private(set) var defaultRealm = "$myhostname"

  init(request: SMTPAuthRequest, snapshot: Snapshot, services: [SMTPService]) throws(PlanError) {
    self.request = request
    self.snapshot = snapshot
    self.services = services
    var smtpdConf = try SMTPDConfPlan(snapshot)
    smtpdConf.want(.pwcheckMethod, "auxprop")
    smtpdConf.want(.auxpropPlugin, "sasldb")
    smtpdConf.offer(request)
    changes = smtpdConf.changes(because: "Cyrus SASL looks passwords up in sasldb")
    advice = smtpdConf.advice
    try planDatabase(at: smtpdConf.value(of: .sasldbPath).map { FilePath($0) } ?? snapshot.layout.sasldb.path)
    let membership = GroupMembershipPlan(snapshot, group: snapshot.layout.sasldb.group, to: "read the database")
    changes += membership.changes
    advice += membership.advice
    advice += smtpdConf.missingPlugins(["libsasldb.so"], request.wantedMechanisms)
  }

  // MARK: - The database

  private mutating func planDatabase(at path: FilePath) throws(PlanError) {
    let database: UserDatabase
    do {
      database = try UserDatabase(at: path, queueDirectory: snapshot.queueDirectory, in: snapshot.tree)
    } catch { throw .file(error) }
    let isChrooted = services.contains { $0.confinement == .chrooted }
    let placement = UserDatabasePlacement(
      database: database, kind: snapshot.layout.sasldb.kind, confinement: isChrooted ? .chrooted : .free,
      attributes: attributes, tree: snapshot.tree, rights: snapshot.rights)
    changes.add(try placement.changes())
    let isSecond = snapshot.configurationDirectory != snapshot.layout.postfixDirectory
    if isChrooted, isSecond, path == snapshot.layout.sasldb.path, database.link == nil {
      advice.append(
        Advice(
          .warning,
          "\(path) moves into the queue directory of this instance, where the chrooted smtpd of another one cannot read it"
        ))
    }
    try countUsers(of: database)
  }

  /// Owner and mode: group sasl where there is one, else Postfix's own group, which needs no more than to read.
  private var attributes: FileAttributes {
    let store = snapshot.layout.sasldb
    let user = store.user == "root" ? 0 : snapshot.accounts.user(store.user)?.user ?? 0
    if let group = snapshot.accounts.groupID(store.group) {
      return FileAttributes(permissions: store.permissions, ownership: Ownership(user: user, group: group))
    }
    return snapshot.secretFileAttributes
  }

  /// Chooses the realm, and compares it with those of the users that are there.
  private mutating func countUsers(of database: UserDatabase) throws(PlanError) {
    let realms = try self.realms(of: database)
    let host = snapshot.effective("myhostname") ?? "REALM"
    let configured =
      request.realm.map { $0 == "$myhostname" ? host : $0 }
      ?? snapshot.effective("smtpd_sasl_local_domain").flatMap { $0.isEmpty ? nil : $0 }
    if configured == nil, realms.count == 1, let only = realms.first, only != host, !only.contains("$") {
      defaultRealm = only
    }
    let realm = configured ?? (defaultRealm == "$myhostname" ? host : defaultRealm)
    let hint = snapshot.saslpasswdCommand(realm: realm)
    if realms.isEmpty, !isToBeMadeElsewhere(database, hint: realm) {
      advice.append(Advice(.note, "there are no users yet", command: hint))
    }
    guard !realms.isEmpty, !realms.contains(realm) else { return }
    let others = realms.sorted().joined(separator: ", ")
    advice.append(
      Advice(
        .warning, "no user has the realm \(realm), only \(others): such users log in as USER@REALM", command: hint))
  }

  /// What nothing here can write is made by the platform's own tool.
  private mutating func isToBeMadeElsewhere(_ database: UserDatabase, hint realm: String) -> Bool {
    guard !SecretStoreKind.writable.contains(snapshot.layout.sasldb.kind) else { return false }
    advice.append(
      Advice(
        .warning,
        "\(database.path) is of a format that \(snapshot.layout.platform)'s own tool alone writes",
        command:
          "saslpasswd2 -c -u \(realm) USER && chown \(snapshot.layout.sasldb.user):\(snapshot.layout.sasldb.group) \(database.path)"
      ))
    return true
  }

  private func realms(of database: UserDatabase) throws(PlanError) -> Set<String> {
    guard let file = database.file, file.kind == .regular, file.size > 0 else { return [] }
    do {
      let keys = try SecretDatabase(at: database.path, in: snapshot.tree).open().keys()
      return Set(keys.map { String(decoding: $0.identity.realm, as: UTF8.self) })
    } catch {
      if let refusal = error.refusal { throw .file(refusal) }
      throw .backend(.noUserDatabase(path: database.path, trouble: error.phrase))
    }
  }
}
