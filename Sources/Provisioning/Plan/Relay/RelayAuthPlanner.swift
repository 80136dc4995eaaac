public import MailSystem
internal import PostfixConfig
internal import SafeFiles
internal import Secrets
internal import Services
internal import SystemPackage

/// Plans how Postfix logs in to another server that takes its mail: the pure part of `enable-relay-auth`.
///
/// The key of a password is the text of relayhost, or the sender where the login is for some senders only; SASL_README.
public struct RelayAuthPlanner {
  private let request: RelayAuthRequest
  private let snapshot: Snapshot
  private var passwords: ConfiguredTable
  private var senders: ConfiguredTable
  private var advice: [Advice] = []

  /// Makes a plan.
  ///
  /// - Parameters:
  ///   - request: What is wanted.
  ///   - snapshot: What is there.
  /// - Returns: The steps; none when everything is as it should be.
  /// - Throws: ``PlanError``.
  public static func plan(_ request: RelayAuthRequest, for snapshot: Snapshot) throws(PlanError) -> Plan {
    var planner = try RelayAuthPlanner(request, snapshot)
    return try planner.plan()
  }

  private init(_ request: RelayAuthRequest, _ snapshot: Snapshot) throws(PlanError) {
    self.request = request
    self.snapshot = snapshot
    try SMTPAuthPlanner.checkText(snapshot.main)
    try request.check()
    // The smtp(8) client opens the table before it gives up root's rights.
    let root = Ownership(user: 0, group: 0)
    passwords = try ConfiguredTable(
      ConfiguredTable.name(of: "smtp_sasl_password_maps", or: "sasl_passwd", in: snapshot),
      of: "smtp_sasl_password_maps",
      attributes: FileAttributes(permissions: .init(rawValue: 0o600), ownership: root), disclosure: .withheld,
      in: snapshot)
    senders = try ConfiguredTable(
      ConfiguredTable.name(of: "sender_dependent_relayhost_maps", or: "sender_relay", in: snapshot),
      of: "sender_dependent_relayhost_maps",
      attributes: FileAttributes(permissions: .init(rawValue: 0o644), ownership: root), disclosure: .shown, in: snapshot
    )
  }

  /// What the password is found by.
  private var key: String { request.sender ?? request.relay }

  private mutating func plan() throws(PlanError) -> Plan {
    var main = try MainCFPlan(snapshot)
    let tables: [Plan.Change]
    switch request.purpose {
    case .enable(let login):
      try checkWrapperMode()
      passwords.document.set(key, to: try entry(login))
      if let sender = request.sender { senders.document.set(sender, to: Array(request.relay.utf8)) }
      enable(&main)
      advise()
    case .remove:
      if let sender = request.sender {
        // The login may be one at another server by now.
        guard senders.document.value(of: sender) == Array(request.relay.utf8) else { break }
        senders.document.remove(sender)
      }
      passwords.document.remove(key)
      forget(&main)
      adviseOnLevel()
    }
    tables =
      passwords.changes(because: "the login at \(request.relay)")
      + (request.sender == nil ? [] : senders.changes(because: "mail of these senders goes there"))
    let changes = tables + [main.change].compactMap { $0 }
    guard !changes.isEmpty else { return Plan(steps: [], advice: advice) }
    return LabelPlan.completed(
      Plan(steps: [.change(changes), .reload(snapshot.postfix)], advice: advice), snapshot)
  }

  /// `user:password`; without a password the one that is there stays.
  private func entry(_ login: RelayAuthRequest.Login) throws(PlanError) -> [UInt8] {
    let start = Array(login.user.utf8) + [UInt8(ascii: ":")]
    if let password = login.password {
      let bytes = unsafe password.withBytes { unsafe Array($0) }
      let isPlain = !bytes.contains { $0 == 0 || $0 == 0x0A || $0 == 0x0D }
      guard isPlain, let first = bytes.first, let last = bytes.last, first > 0x20, last > 0x20 else {
        throw .relay(.badPassword)
      }
      return start + bytes
    }
    guard let current = passwords.document.value(of: key), current.starts(with: start) else {
      throw .relay(.passwordNeeded(key: key))
    }
    return current
  }

  private func enable(_ main: inout MainCFPlan) {
    if request.sender == nil {
      main.want("relayhost", request.relay, because: "takes the mail")
    } else {
      main.want("sender_dependent_relayhost_maps", senders.name, because: "who takes whose mail")
      main.want("smtp_sender_dependent_authentication", "yes", because: "each sender has a login of his own")
    }
    main.want("smtp_sasl_auth_enable", "yes", because: "Postfix logs in")
    main.want("smtp_sasl_password_maps", passwords.name, because: "where the logins are")
    if let level = tlsLevel {
      main.want("smtp_tls_security_level", level.rawValue, because: "the password crosses the network")
    }
    if request.sender == nil {
      let mode = request.usesWrapperMode ? "yes" : "no"
      main.want("smtp_tls_wrappermode", mode, because: "TLS begins with the first byte, or later")
    }
    // Unless clear text is asked for, the other default keeps PLAIN and LOGIN from being used outside TLS.
    if request.tls == RelayAuthRequest.TLSLevel.none || request.tls == .may {
      main.want("smtp_sasl_security_options", "noanonymous", because: "the default refuses PLAIN and LOGIN")
    } else {
      main.want("smtp_sasl_tls_security_options", "noanonymous", because: "within TLS, PLAIN and LOGIN are safe")
    }
    if !request.mechanisms.isEmpty {
      main.want(
        "smtp_sasl_mechanism_filter", request.mechanisms.joined(separator: ", "), because: "the mechanisms to use")
    }
  }

  /// The level to ask for; nil where the configured one will do.
  ///
  /// It holds for all mail: for the server of one sender nobody else's mail has to be encrypted.
  private var tlsLevel: RelayAuthRequest.TLSLevel? {
    if let level = request.tls { return level }
    let current = snapshot.effective("smtp_tls_security_level") ?? ""
    let enough = ["encrypt", "dane", "dane-only", "fingerprint", "verify", "secure"]
    if request.sender == nil || request.usesWrapperMode { return enough.contains(current) ? nil : .encrypt }
    return current.isEmpty || current == "none" ? .may : nil
  }

  /// The setting for port 465 holds for every server that mail is handed to.
  private func checkWrapperMode() throws(PlanError) {
    let isOn = snapshot.effective("smtp_tls_wrappermode") == "yes"
    guard isOn != request.usesWrapperMode else { return }
    let others =
      request.sender == nil
      ? snapshot.effective("sender_dependent_relayhost_maps") ?? "" != "" : isOn || request.usesWrapperMode
    if others { throw .relay(.wrapperMode(relay: request.relay)) }
  }

  /// Takes back what only this login needed.
  private func forget(_ main: inout MainCFPlan) {
    if request.sender == nil, snapshot.effective("relayhost") == request.relay { main.remove("relayhost") }
    if request.sender != nil, senders.document.isEmpty {
      main.remove("sender_dependent_relayhost_maps")
      main.remove("smtp_sender_dependent_authentication")
    }
    guard passwords.document.isEmpty else { return }
    for name: ParameterName in [
      "smtp_sasl_auth_enable", "smtp_sasl_password_maps", "smtp_sasl_tls_security_options",
      "smtp_sasl_security_options", "smtp_sasl_mechanism_filter", "smtp_tls_wrappermode",
    ] {
      main.remove(name)
    }
  }

  /// What the level was before is not known.
  private mutating func adviseOnLevel() {
    guard passwords.document.isEmpty, snapshot.rawValue("smtp_tls_security_level") == Array("encrypt".utf8) else {
      return
    }
    advice.append(
      Advice(
        .note, "smtp_tls_security_level = encrypt stays, and servers without TLS get no mail",
        command: snapshot.command("postconf -e smtp_tls_security_level=may")))
  }

  private mutating func advise() {
    let packages = snapshot.layout.packages
    if request.mechanisms.contains(where: { $0.lowercased() == "xoauth2" }) {
      let plugins = ["libxoauth2.so", "libsasl-xoauth2.so"]
      guard !plugins.contains(where: { snapshot.hasSASLPlugin($0) }) else { return }
      advice.append(
        Advice(
          .warning, "no plugin of Cyrus SASL for XOAUTH2 is installed",
          command: packages.command(installing: plugins)))
    } else if !snapshot.hasSASLPlugin("libplain.so") {
      advice.append(
        Advice(
          .warning, "plugins of Cyrus SASL are not installed: libplain.so",
          command: packages.command(installing: ["libplain.so"])))
    }
  }
}

extension RelayAuthRequest {
  /// Says whether the server speaks TLS from the first byte on.
  var usesWrapperMode: Bool {
    [":465", ":submissions", ":smtps"].contains { relay.hasSuffix($0) }
  }

  /// Says whether what follows the host is nothing, a port number, or the name of a port.
  private var hasPort: Bool {
    let rest = relay.hasPrefix("[") ? relay.drop { $0 != "]" }.dropFirst() : relay.drop { $0 != ":" }
    guard !rest.isEmpty else { return true }
    let port = rest.dropFirst()
    guard rest.hasPrefix(":"), let first = port.first else { return false }
    return first.isNumber ? UInt16(port).map { $0 > 0 } ?? false : port.allSatisfy { $0.isLetter || $0 == "-" }
  }

  func check() throws(PlanError) {
    let isHost = !relay.isEmpty && relay.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ",") }
    let isBalanced = relay.hasPrefix("[") == relay.contains("]")
    guard isHost, isBalanced, !relay.hasPrefix(":"), hasPort else { throw .relay(.badRelay(relay)) }
    if let sender {
      let parts = sender.split(separator: "@", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[1].isEmpty, !sender.contains(where: \.isWhitespace) else {
        throw .relay(.badSender(sender))
      }
    }
    if case .enable(let login) = purpose {
      if usesWrapperMode, tls == RelayAuthRequest.TLSLevel.none || tls == .may {
        throw .relay(.tlsNeeded(relay: relay))
      }
      let isWritable = login.user.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
      guard isWritable, !login.user.isEmpty, !login.user.contains(":") else { throw .relay(.badUser(login.user)) }
    }
  }
}
