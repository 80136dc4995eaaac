internal import CyrusSASL
internal import LosslessText
internal import MailSystem
internal import PostfixConfig
internal import SafeFiles
internal import Secrets
internal import SystemPackage

/// Collects what smtpd.conf should say, and becomes the change of that file: what all backends of Cyrus SASL share.
struct SMTPDConfPlan {
  let path: FilePath
  private let name: String
  private let file: ConfigurationFile
  private let snapshot: Snapshot
  private var document: SMTPDConfDocument

  init(_ snapshot: Snapshot, name other: String? = nil) throws(PlanError) {
    self.snapshot = snapshot
    name = other ?? snapshot.saslApplicationName
    path = snapshot.smtpdConf(name)
    do { file = try ConfigurationFile(path, in: snapshot.tree) } catch { throw .file(error) }
    try SMTPAuthPlanner.checkText(file)
    document = SMTPDConfDocument(file.bytes)
    let errors = document.diagnostics(file: path.string).filter { $0.severity == .error }
    guard errors.isEmpty else { throw .unreadable(errors) }
  }

  /// The value of a key as the file will have it.
  func value(of key: SMTPDConfKey) -> String? {
    document.value(of: key).map { String(decoding: $0, as: UTF8.self) }
  }

  /// What is wrong with the file as it will be.
  var faults: [Diagnostic] { faults(of: document) }

  /// What is wrong with the file as it is.
  var faultsBefore: [Diagnostic] { faults(of: SMTPDConfDocument(file.bytes)) }

  private func faults(of document: SMTPDConfDocument) -> [Diagnostic] {
    SMTPDConfCheck.findings(in: document, file: path.string) { snapshot.hasSASLPlugin($0) }
  }

  /// Takes a setting away.
  mutating func remove(_ key: SMTPDConfKey) { document.remove(key) }

  /// Says whether the file is to hold a password.
  var holdsSecret: Bool {
    document.settings.contains { SMTPDConfOption.named($0.key)?.isSecret == true }
  }

  /// Asks for a value.
  mutating func want(_ key: SMTPDConfKey, _ value: String) {
    if let value = SMTPDConfValue(value) { document.set(key, to: value) }
  }

  /// Asks for a value that nobody else may see.
  mutating func want(_ key: SMTPDConfKey, _ secret: Secret, escaping special: [UInt8] = []) throws(PlanError) {
    let bytes = unsafe secret.withBytes { bytes in
      unsafe bytes.flatMap { special.contains($0) ? [UInt8(ascii: "\\"), $0] : [$0] }
    }
    guard let value = SMTPDConfValue(bytes) else {
      throw .backend(.unfitSecret(key: key.description, file: path))
    }
    document.set(key, to: value)
  }

  /// Asks for mechanisms; a list that is there stays unless others were asked for or `isPossible` says that it cannot work.
  mutating func offer(_ request: SMTPAuthRequest, where isPossible: (SASLMechanism?) -> Bool = { _ in true }) {
    let current = value(of: .mechList)?.split(whereSeparator: \.isWhitespace)
    let stays = current?.allSatisfy { isPossible(SASLMechanism(name: String($0))) } ?? false
    guard !stays || !request.mechanisms.isEmpty else { return }
    want(.mechList, request.wantedMechanisms.map(\.rawValue).joined(separator: " "))
  }

  /// The changes: the directory if it is missing, and the file; none when it says everything already.
  ///
  /// - Parameters:
  ///   - reason: Why the file changes.
  ///   - attributes: Owner and mode; nil keeps those of the file.
  ///   - disclosure: Whether the content may be shown.
  /// - Returns: The changes in order.
  func changes(
    because reason: String, attributes: FileAttributes? = nil, disclosure: Plan.Disclosure = .shown
  ) -> [Plan.Change] {
    guard document.bytes != file.bytes || !hasAttributes(attributes) else { return [] }
    let change = FileChange(path, .write(document.bytes, attributes), expected: file.snapshot?.bytes)
    return directory + [Plan.Change(.file(change), because: reason, disclosure: disclosure)]
  }

  private func hasAttributes(_ wanted: FileAttributes?) -> Bool {
    guard let wanted, let found = file.snapshot?.metadata else { return wanted == nil }
    // In an image the owner that only root can set has been reported when the file was made.
    let isPending = snapshot.rights == .user && !snapshot.tree.isLive
    return found.permissions == wanted.permissions
      && (isPending || wanted.ownership == nil || wanted.ownership == found.ownership)
  }

  /// A new file in the first place hides the one that was read until now.
  var advice: [Advice] {
    let isNew = file.snapshot == nil
    return snapshot.unreadSMTPDConfs(name).map { other in
      Advice(.note, "\(other) is \(isNew ? "no longer" : "not") read, since \(path) comes first")
    }
  }

  private var directory: [Plan.Change] {
    Plan.Change.directories(above: path, in: snapshot.tree, because: "holds smtpd.conf")
  }

  /// Warns of plugins that the backend or the mechanisms need and that are not installed.
  ///
  /// - Parameters:
  ///   - own: The backend's plugins.
  ///   - mechanisms: What is to be offered.
  /// - Returns: The warning; none when all are there.
  func missingPlugins(_ own: [String], _ mechanisms: [SASLMechanism]) -> [Advice] {
    var seen: Set<String> = []
    let missing = (own + mechanisms.map(\.plugin))
      .filter { seen.insert($0).inserted && !snapshot.hasSASLPlugin($0) }
    guard !missing.isEmpty else { return [] }
    return [
      Advice(
        .warning, "plugins of Cyrus SASL are not installed: \(missing.joined(separator: ", "))",
        command: snapshot.layout.packages.command(installing: missing))
    ]
  }
}
