public import LosslessText

/// Says what in an smtpd.conf cannot work, beyond what the library refuses to read.
public struct SMTPDConfCheck {
  private let document: SMTPDConfDocument
  private let file: String
  private let isInstalled: (String) -> Bool
  private var findings: [Diagnostic] = []

  /// Checks a file.
  ///
  /// - Parameters:
  ///   - document: The file.
  ///   - path: Its path, to show.
  ///   - isInstalled: Whether there is a plugin with this file name, such as `libplain.so`.
  /// - Returns: One diagnostic per finding: those of lines in the order of the file, then those about the whole.
  public static func findings(
    in document: SMTPDConfDocument, file path: String, isInstalled: @escaping (String) -> Bool
  ) -> [Diagnostic] {
    var check = SMTPDConfCheck(document: document, file: path, isInstalled: isInstalled)
    check.findings = document.diagnostics(file: path)
    var seen: Set<SMTPDConfKey> = []
    for setting in document.settings where seen.insert(setting.key).inserted { check.look(at: setting) }
    check.lookAtSecretsAndMethods()
    check.lookAtBackend()
    return check.findings
  }

  private init(document: SMTPDConfDocument, file: String, isInstalled: @escaping (String) -> Bool) {
    self.document = document
    self.file = file
    self.isInstalled = isInstalled
  }

  private func words(_ key: SMTPDConfKey) -> [String] {
    (document.value(of: key).map { String(decoding: $0, as: UTF8.self) } ?? "")
      .split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private mutating func add(
    _ severity: Diagnostic.Severity, _ key: SMTPDConfKey?, _ message: String, advice: String? = nil
  ) {
    let line = key.flatMap { key in document.settings.first { $0.key == key }?.line }
    findings.append(
      Diagnostic(severity, at: line.map { SourceLocation(file: file, line: $0) }, message, advice: advice))
  }

  private mutating func look(at setting: SMTPDConfSetting) {
    guard let option = SMTPDConfOption.named(setting.key) else {
      return add(.warning, setting.key, "Cyrus SASL has no option \(setting.key), and passes the line by")
    }
    switch option.standing {
    case .current: break
    case .unknownToDebian(let remark):
      add(.warning, setting.key, "\(setting.key): Debian's Cyrus SASL does not look at it", advice: remark)
    case .replaced(let new): add(.warning, setting.key, "\(setting.key) is an older name", advice: "use \(new)")
    }
    let value = String(decoding: setting.value, as: UTF8.self)
    guard let expectation = option.expectation(for: value) else { return }
    add(.error, setting.key, "\(setting.key): found '\(value)', expected \(expectation)")
  }

  /// Every user must be able to log in by every mechanism that is offered.
  private mutating func lookAtSecretsAndMethods() {
    let methods = document.value(of: .pwcheckMethod) == nil ? ["auxprop"] : words(.pwcheckMethod)
    let checksOnly = !methods.contains("auxprop")
    let names = words(.mechList)
    if methods.contains("pwcheck") {
      add(
        .warning, .pwcheckMethod, "pwcheck is the daemon of Cyrus SASL 1.5, which nobody has any more",
        advice: "use saslauthd")
    }
    if methods.contains("alwaystrue") {
      add(.error, .pwcheckMethod, "alwaystrue lets everybody in, by any password", advice: "use auxprop or saslauthd")
    }
    if names.isEmpty, checksOnly {
      add(
        .warning, nil,
        "without mech_list every installed mechanism is offered, and \(methods.joined(separator: " ")) serves PLAIN and LOGIN only",
        advice: "set mech_list to PLAIN LOGIN")
    }
    for name in names {
      guard let facts = SASLMechanismFacts.named(name) else {
        add(.warning, .mechList, "mech_list: the mechanism \(name) is not known here")
        continue
      }
      if let plugin = facts.plugin, !isInstalled(plugin) {
        add(.warning, .mechList, "mech_list: \(name) is not offered, since its plugin \(plugin) is not installed")
      }
      if facts.need == .secret, checksOnly, words(.auxpropPlugin).isEmpty {
        add(
          .error, .mechList,
          "mech_list: \(name) needs the users' secrets, which \(methods.joined(separator: " ")) does not have",
          advice: "leave PLAIN and LOGIN")
      }
      if name.uppercased() == "ANONYMOUS" {
        add(.warning, .mechList, "mech_list: ANONYMOUS lets everybody in where smtpd_sasl_security_options allows it")
      }
    }
  }

  private mutating func lookAtBackend() {
    let plugins = words(.auxpropPlugin).map { $0.lowercased() }
    for plugin in plugins where !isInstalled("lib\(plugin).so") {
      add(.warning, .auxpropPlugin, "auxprop_plugin: the plugin lib\(plugin).so is not installed")
    }
    if plugins.contains("sql"), document.value(of: .sqlSelect) == nil,
      document.value(of: SMTPDConfKey(lowercasing: "sql_statement".utf8)) == nil
    {
      add(.error, .auxpropPlugin, "the plugin sql finds nobody without sql_select")
    }
    if plugins.contains("ldapdb"), document.value(of: .ldapdbURI) == nil {
      add(.error, .auxpropPlugin, "the plugin ldapdb finds nobody without ldapdb_uri")
    }
  }
}
