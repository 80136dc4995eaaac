internal import CyrusSASL
internal import MailSystem
internal import SafeFiles
internal import Services
internal import SystemPackage

/// What Cyrus SASL with saslauthd(8) needs: smtpd.conf, the daemon's defaults file, and a socket that smtpd(8) can reach.
///
/// A chrooted smtpd(8) looks for the socket inside its chroot, so a daemon listens there; where other services of the same
/// Postfix are free, another one listens at the usual place.
struct SASLAuthdBackendPlan {
  private let saslauthd: SMTPAuthRequest.SASLAuthd
  private let snapshot: Snapshot
  private var instances: SASLAuthdInstances
  private var changes: [Plan.Change] = []
  private var daemons: [(service: MailService, socket: FilePath)] = []
  private var boot: [Plan.Step] = []
  private(set) var advice: [Advice] = []

  init(
    _ saslauthd: SMTPAuthRequest.SASLAuthd, request: SMTPAuthRequest, snapshot: Snapshot, services: [SMTPService]
  ) throws(PlanError) {
    self.saslauthd = saslauthd
    self.snapshot = snapshot
    instances = try SASLAuthdInstances(snapshot)
    if let mechanism = request.mechanisms.first(where: { !$0.sendsPassword }) {
      throw .backend(.mechanismNeedsSecret(mechanism, backend: "saslauthd"))
    }
    var smtpdConf = try SMTPDConfPlan(snapshot)
    smtpdConf.want(.pwcheckMethod, "saslauthd")
    smtpdConf.offer(request) { $0?.sendsPassword ?? false }
    let directory = socketDirectory(&smtpdConf)
    changes += smtpdConf.changes(because: "saslauthd checks the passwords")
    advice += smtpdConf.advice + smtpdConf.missingPlugins([], request.wantedMechanisms)
    if saslauthd.mechanism == .ldap { try planDirectoryServer() }
    let confinements = Set(services.map(\.confinement))
    if confinements.contains(.free) || confinements.isEmpty { try planDaemon(in: directory) }
    if confinements.contains(.chrooted) {
      try planDaemon(in: snapshot.queueDirectory.appending(directory.components))
    }
    adviseOnMechanism()
    try planBoot()
    // Where everybody may enter the directory, nobody has to join a group.
    guard snapshot.layout.saslauthd.permissions.isDisjoint(with: .otherExecute) else { return }
    let group = snapshot.layout.saslauthd.group
    let membership = GroupMembershipPlan(snapshot, group: group, to: "reach saslauthd's socket")
    changes += membership.changes
    advice += membership.advice
  }

  /// The steps: the files, then the daemons, which must listen before Postfix is told to use them.
  var steps: [Plan.Step] {
    (changes.isEmpty ? [] : [.change(changes)])
      + daemons.flatMap { daemon -> [Plan.Step] in
        let concerned = changes.contains {
          $0.path == daemon.service.configuration || $0.path == snapshot.layout.saslauthd.directoryServerFile
        }
        let reload: [Plan.Step] = concerned ? [.reload(daemon.service)] : []
        return reload + [.start(daemon.service), .awaitListener(daemon.service, socket: daemon.socket)]
      } + boot
  }

  // MARK: - Where clients look

  /// The directory of the socket as smtpd(8) sees it.
  private func socketDirectory(_ smtpdConf: inout SMTPDConfPlan) -> FilePath {
    guard let path = smtpdConf.value(of: .saslauthdPath).map({ FilePath($0) }) else {
      return snapshot.layout.saslauthd.directory
    }
    if path.lastComponent == "mux" { return path.removingLastComponent() }
    // The library takes the value as it stands for the socket, whatever README.Debian says.
    smtpdConf.want(.saslauthdPath, path.appending("mux").string)
    return path
  }

  // MARK: - The daemon

  private mutating func planDaemon(in directory: FilePath) throws(PlanError) {
    let instance = try instances.take(for: directory)
    var defaults = instance.defaults
    defaults.enable()
    defaults.set(.mechanism, to: saslauthd.mechanism.rawValue)
    try setMechanismOptions(&defaults, old: instance)
    if let processes = saslauthd.processes { defaults.set(.processes, to: "\(processes)") }
    defaults.setDirectory(directory.string, usual: snapshot.layout.saslauthd.directory.string)
    defaults.edit { options in
      // In the foreground it would keep the machine from booting.
      options.remove("d")
      switch saslauthd.logins {
      case .addresses: options.add("r")
      case .plain: options.remove("r")
      }
    }
    noteFormerMechanism(of: instance)
    if defaults.bytes != instance.file.bytes {
      changes.add(Plan.Change.directories(above: instance.file.path, in: snapshot.tree, because: "holds the next file"))
      let change = FileChange(
        instance.file.path, .write(defaults.bytes, nil), expected: instance.file.snapshot?.bytes)
      changes.append(
        Plan.Change(.file(change), because: "saslauthd checks by \(saslauthd.mechanism.rawValue), in \(directory)"))
    }
    try planDirectory(directory)
    let service = MailService(
      .saslauthd, configuration: instance.file.path, usualConfiguration: instance.file.path,
      pidFile: directory.appending("saslauthd.pid"))
    daemons.append((service, directory.appending("mux")))
  }

  private func setMechanismOptions(
    _ defaults: inout SASLAuthdDefaults, old: SASLAuthdInstance
  ) throws(PlanError) {
    let current = defaults.value(of: .mechanismOptions) ?? ""
    let staysAlike = old.defaults.value(of: .mechanism) == saslauthd.mechanism.rawValue
    if saslauthd.mechanism == .rimap {
      guard let server = saslauthd.server ?? (staysAlike && !current.isEmpty ? current : nil) else {
        throw .backend(.optionNeeded("--imap-server", "rimap checks passwords at an IMAP server"))
      }
      defaults.set(.mechanismOptions, to: server)
    } else if !staysAlike, !current.isEmpty {
      defaults.set(.mechanismOptions, to: "")
    }
  }

  /// Where there is one daemon for all programs, the others are concerned.
  private mutating func noteFormerMechanism(of instance: SASLAuthdInstance) {
    guard snapshot.layout.saslauthd.instances != .many, let former = instance.defaults.value(of: .mechanism),
      former != saslauthd.mechanism.rawValue, former != snapshot.layout.saslauthd.mechanism.rawValue
    else { return }
    advice.append(
      Advice(.note, "saslauthd checked by \(former) until now, and other programs that use it are concerned"))
  }

  private mutating func adviseOnMechanism() {
    guard snapshot.layout.saslauthd.missingMechanisms.contains(saslauthd.mechanism) else { return }
    let other = snapshot.layout.saslauthd.mechanism.rawValue
    advice.append(
      Advice(
        .warning, "saslauthd of \(snapshot.layout.platform) was built without \(saslauthd.mechanism.rawValue)",
        command: snapshot.command("enable-smtp-auth --backend saslauthd --mech \(other)")))
  }

  private mutating func planBoot() throws(PlanError) {
    guard let service = daemons.first?.service else { return }
    let plan = try BootPlan(service, snapshot)
    // What turns the daemon on may be in the file that is written anyway.
    changes.add(plan.changes.filter { change in change.content == nil || !changes.contains { $0.path == change.path } })
    advice += plan.advice
    boot = plan.steps
  }

  // MARK: - Its directory

  private mutating func planDirectory(_ directory: FilePath) throws(PlanError) {
    let layout = snapshot.layout
    let group = layout.saslauthd.group == "root" ? 0 : snapshot.accounts.groupID(layout.saslauthd.group)
    let attributes = FileAttributes(
      permissions: layout.saslauthd.permissions, ownership: group.map { Ownership(user: 0, group: $0) })
    // What is below /run is made by the init script at each boot.
    let isPassing = directory.starts(with: "/run") || directory.starts(with: "/var/run")
    if snapshot.tree.isLive || !isPassing {
      do {
        let found = try snapshot.tree.metadata(of: directory)
        let isPending = snapshot.rights == .user && !snapshot.tree.isLive
        if found == nil {
          changes += Plan.Change.directories(above: directory, in: snapshot.tree, because: "holds saslauthd's socket")
          let change = FileChange(directory, .createDirectory(attributes))
          changes.append(Plan.Change(.file(change), because: "holds saslauthd's socket"))
        } else if let found, found.attributes != attributes, !isPending, layout.saslauthd.ownershipRecord != nil {
          let change = FileChange(directory, .setAttributes(attributes))
          changes.append(
            Plan.Change(.file(change), because: "open to group \(layout.saslauthd.group) and to nobody else"))
        }
      } catch { throw .file(error) }
    }
    try recordOwnership(of: directory)
  }

  /// Debian's init script makes the directory as dpkg-statoverride(1) has it.
  private mutating func recordOwnership(of directory: FilePath) throws(PlanError) {
    let layout = snapshot.layout
    guard let path = layout.saslauthd.ownershipRecord else { return }
    let file: ConfigurationFile
    do {
      guard try snapshot.tree.metadata(of: path.removingLastComponent()) != nil else { return }
      file = try ConfigurationFile(path, in: snapshot.tree)
    } catch { throw .file(error) }
    // A second directory goes into the same change.
    let earlier = changes.firstIndex { $0.path == path }
    var record = OwnershipRecord(earlier.flatMap { changes[$0].content } ?? file.bytes)
    record.add(directory, user: "root", group: layout.saslauthd.group, permissions: layout.saslauthd.permissions)
    guard record.bytes != file.bytes else { return }
    if let earlier { changes.remove(at: earlier) }
    changes.append(
      Plan.Change(
        .file(FileChange(path, .write(record.bytes, nil), expected: file.snapshot?.bytes)),
        because: "packages and the init script keep the owner of the socket's directory"))
  }

  // MARK: - A directory server

  private mutating func planDirectoryServer() throws(PlanError) {
    let path = snapshot.layout.saslauthd.directoryServerFile
    let file: ConfigurationFile
    do { file = try ConfigurationFile(path, in: snapshot.tree) } catch { throw .file(error) }
    var document = SMTPDConfDocument(file.bytes)
    for (key, value) in [("ldap_servers", saslauthd.directory), ("ldap_search_base", saslauthd.searchBase)] {
      guard let key = SMTPDConfKey(key), let value = value.flatMap({ SMTPDConfValue($0) }) else { continue }
      document.set(key, to: value)
    }
    guard let servers = SMTPDConfKey("ldap_servers"), document.value(of: servers) != nil else {
      throw .backend(.optionNeeded("--ldap-uri", "\(path) names no ldap_servers"))
    }
    guard document.bytes != file.bytes else { return }
    // It may come to hold the password of a search account.
    let attributes = file.snapshot == nil ? FileAttributes(permissions: .init(rawValue: 0o600)) : nil
    changes.append(
      Plan.Change(
        .file(FileChange(path, .write(document.bytes, attributes), expected: file.snapshot?.bytes)),
        because: "the directory server that saslauthd asks"))
  }
}
