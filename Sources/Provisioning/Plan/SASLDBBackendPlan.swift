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
    let path = try planSMTPDConf()
    try planDatabase(at: path)
    planMembership()
    checkPlugins()
  }

  // MARK: - smtpd.conf

  /// Plans smtpd.conf, and gives the path of the database that it names.
  private mutating func planSMTPDConf() throws(PlanError) -> FilePath {
    let name = snapshot.effective("smtpd_sasl_path").flatMap { $0.contains("/") || $0.isEmpty ? nil : $0 } ?? "smtpd"
    let path = snapshot.layout.smtpdConf(name, configuration: snapshot.configurationDirectory)
    let file: ConfigurationFile
    do { file = try ConfigurationFile(path, in: snapshot.tree) } catch { throw .file(error) }
    try SMTPAuthPlanner.checkText(file)
    var document = SMTPDConfDocument(file.bytes)
    let errors = document.diagnostics(file: path.string).filter { $0.severity == .error }
    guard errors.isEmpty else { throw .unreadable(errors) }
    for (key, value) in [(SMTPDConfKey.pwcheckMethod, "auxprop"), (.auxpropPlugin, "sasldb")] {
      if let value = SMTPDConfValue(value) { document.set(key, to: value) }
    }
    if document.value(of: .mechList) == nil || !request.mechanisms.isEmpty,
      let mechanisms = SMTPDConfValue(request.wantedMechanisms.map(\.rawValue).joined(separator: " "))
    {
      document.set(.mechList, to: mechanisms)
    }
    if document.bytes != file.bytes {
      noteShadowed(by: file, name: name)
      changes += directory(path.removingLastComponent())
      let change = FileChange(path, .write(document.bytes, nil), expected: file.snapshot?.bytes)
      changes.append(Plan.Change(.file(change), because: "Cyrus SASL looks passwords up in sasldb"))
    }
    return document.value(of: .sasldbPath).map { FilePath(String(decoding: $0, as: UTF8.self)) }
      ?? snapshot.layout.sasldb
  }

  /// A new file in the first place hides the one that was read until now.
  private mutating func noteShadowed(by file: ConfigurationFile, name: String) {
    guard file.snapshot == nil else { return }
    for directory in snapshot.layout.fallbackSASLDirectories {
      let other = directory.appending(name + ".conf")
      guard (try? snapshot.tree.metadata(of: other)).flatMap({ $0 }) != nil else { continue }
      advice.append(Advice(.note, "\(other) is no longer read, since \(file.path) comes first"))
    }
  }

  private func directory(_ path: FilePath) -> [Plan.Change] {
    guard (try? snapshot.tree.metadata(of: path)).flatMap({ $0 }) == nil else { return [] }
    let attributes = FileAttributes(permissions: .init(rawValue: 0o755))
    return [Plan.Change(.file(FileChange(path, .createDirectory(attributes))), because: "holds smtpd.conf")]
  }

  // MARK: - The database

  private mutating func planDatabase(at path: FilePath) throws(PlanError) {
    let database: UserDatabase
    do {
      database = try UserDatabase(at: path, queueDirectory: snapshot.queueDirectory, in: snapshot.tree)
    } catch { throw .file(error) }
    let isChrooted = services.contains { $0.confinement == .chrooted }
    let placement = UserDatabasePlacement(
      database: database, confinement: isChrooted ? .chrooted : .free, attributes: attributes, tree: snapshot.tree,
      rights: snapshot.rights)
    changes += try placement.changes()
    let isSecond = snapshot.configurationDirectory != snapshot.layout.postfixDirectory
    if isChrooted, isSecond, path == snapshot.layout.sasldb, database.link == nil {
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
    let layout = snapshot.layout
    if let group = snapshot.accounts.groupID(layout.sasldbGroup) {
      return FileAttributes(permissions: layout.sasldbPermissions, ownership: Ownership(user: 0, group: group))
    }
    let group = snapshot.accounts.groupID(layout.postfixGroup)
    return FileAttributes(
      permissions: .init(rawValue: 0o640), ownership: group.map { Ownership(user: 0, group: $0) })
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
    if realms.isEmpty { advice.append(Advice(.note, "there are no users yet", command: hint)) }
    guard !realms.isEmpty, !realms.contains(realm) else { return }
    let others = realms.sorted().joined(separator: ", ")
    advice.append(
      Advice(
        .warning, "no user has the realm \(realm), only \(others): such users log in as USER@REALM", command: hint))
  }

  private func realms(of database: UserDatabase) throws(PlanError) -> Set<String> {
    guard let file = database.file, file.kind == .regular, file.size > 0 else { return [] }
    do {
      let keys = try SecretDatabase(at: database.path, in: snapshot.tree).open().keys()
      return Set(keys.map { String(decoding: $0.identity.realm, as: UTF8.self) })
    } catch {
      if let refusal = error.refusal { throw .file(refusal) }
      throw .noUserDatabase(path: database.path, trouble: error.phrase)
    }
  }

  // MARK: - The right to read it

  private mutating func planMembership() {
    let (user, group) = (snapshot.layout.postfixUser, snapshot.layout.sasldbGroup)
    guard let groups = snapshot.accounts.groups else {
      advice.append(Advice(.warning, "there is no /etc/group, so \(user) cannot join \(group)"))
      return
    }
    guard snapshot.accounts.groupID(group) != nil else {
      if snapshot.accounts.groupID(snapshot.layout.postfixGroup) == nil {
        advice.append(
          Advice(
            .warning,
            "/etc/group has neither \(group) nor \(snapshot.layout.postfixGroup), so nobody gets to read the database"))
      }
      return
    }
    if snapshot.accounts.user(user) == nil {
      advice.append(
        Advice(.note, "/etc/passwd has no user \(user) yet; the membership in group \(group) waits for it"))
    }
    guard !snapshot.accounts.isMember(user, of: group) else { return }
    let files = [
      (AccountDatabase.groupPath, groups), (AccountDatabase.shadowGroupPath, snapshot.accounts.shadowGroups),
    ]
    for (path, file) in files {
      guard let file else { continue }
      var document = GroupFile(file.bytes)
      document.add(user, to: group)
      guard document.bytes != file.bytes else { continue }
      changes.append(
        Plan.Change(
          .file(FileChange(path, .write(document.bytes, nil), expected: file.bytes)),
          because: "\(user) joins group \(group), which may read the database",
          disclosure: path == AccountDatabase.shadowGroupPath ? .withheld : .shown))
    }
  }

  // MARK: - Plugins

  private mutating func checkPlugins() {
    let layout = snapshot.layout
    let mechanisms = request.wantedMechanisms.map { ($0.plugin, layout.mechanismPackage) }
    var seen: Set<String> = []
    let missing = ([("libsasldb.so", layout.sasldbPackage)] + mechanisms).filter { seen.insert($0.0).inserted }
      .filter { !snapshot.hasSASLPlugin($0.0) }
    guard !missing.isEmpty else { return }
    advice.append(
      Advice(
        .warning, "plugins of Cyrus SASL are not installed: \(missing.map(\.0).joined(separator: ", "))",
        command: "\(layout.installCommand) \(Set(missing.map(\.1)).sorted().joined(separator: " "))"))
  }
}
