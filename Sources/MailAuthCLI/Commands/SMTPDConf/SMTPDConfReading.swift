internal import ArgumentParser
internal import CyrusSASL
internal import LosslessText
internal import MailSystem
internal import Provisioning
internal import SafeFiles
internal import SystemPackage

/// Reads smtpd.conf where this Postfix has it, and shows what it says.
struct SMTPDConfReading {
  /// What `show` is about.
  enum Scope {
    case settings, everyOption
  }

  /// Whether passwords are printed.
  enum Disclosure {
    case masked, shown
  }

  private let snapshot: Snapshot
  private let path: FilePath
  private let unread: [FilePath]
  private let file: ConfigurationFile
  private let document: SMTPDConfDocument
  private let isJSON: Bool

  init(_ place: SMTPDConfPlace) throws {
    let system = place.system
    let tree = try system.existingTree
    let layout = try system.layout(of: tree)
    let directory = try system.configurationDirectory
    do throws(Snapshot.Failure) {
      snapshot = try Snapshot(of: tree, layout: layout, configurationDirectory: directory)
    } catch { throw Provisioner.Failure.snapshot(error) }
    let name = place.name ?? snapshot.saslApplicationName
    path = snapshot.smtpdConf(name)
    unread = snapshot.unreadSMTPDConfs(name)
    file = try ConfigurationFile(path, in: tree)
    document = SMTPDConfDocument(file.bytes)
    isJSON = place.json
  }

  func show(_ scope: Scope) throws {
    if isJSON { return Terminal.write(try SMTPDConfJSON(path, unread, settings(scope), []).text(), to: .output) }
    let lines = settings(scope).map { setting -> String in
      guard scope == .everyOption else { return "\(setting.option): \(setting.value ?? "")" }
      let state = setting.isSet ? "" : setting.value == nil ? " (not set)" : " (default)"
      return "\(setting.option): \(setting.value ?? "")\(state)\n    \(setting.purpose); \(setting.takes)"
    }
    Terminal.write(lines: lines, to: .output)
    tellOfPlaces()
  }

  func get(_ key: SMTPDConfKey, _ disclosure: Disclosure) throws {
    let option = SMTPDConfOption.named(key)
    guard let value = document.value(of: key) ?? option?.standard.map({ Array($0.utf8) }) else {
      Terminal.write(
        lines: [
          "mailauth: \(key) is not set in \(path), and has no default",
          "mailauth: try: \(GivenPlace.command("smtpd-conf set"))",
        ],
        to: .messages)
      throw ExitCode.failure
    }
    let shown = option?.isSecret == true && disclosure == .masked ? Array("********".utf8) : value
    guard isJSON else { return Terminal.write(shown + [10], to: .output) }
    let setting = SMTPDConfJSON.Setting(
      option: key.description, value: String(decoding: shown, as: UTF8.self), isSet: document.value(of: key) != nil,
      purpose: option?.purpose ?? "", takes: option?.form.phrase ?? "")
    Terminal.write(try SMTPDConfJSON(path, unread, [setting], []).text(), to: .output)
  }

  func validate() throws {
    var findings = SMTPDConfCheck.findings(in: document, file: path.string) { snapshot.hasSASLPlugin($0) }
    if file.snapshot == nil {
      findings.append(Diagnostic(.warning, "\(path) is missing, so every installed mechanism is offered"))
    }
    if let metadata = file.snapshot?.metadata, metadata.permissions.rawValue & 0o007 != 0,
      document.settings.contains(where: { SMTPDConfOption.named($0.key)?.isSecret == true })
    {
      findings.append(
        Diagnostic(.error, "\(path) holds a password, and everybody can read it", advice: "chmod 640 \(path)"))
    }
    let hasErrors = findings.contains { $0.severity == .error }
    if isJSON {
      Terminal.write(try SMTPDConfJSON(path, unread, settings(.settings), findings).text(), to: .output)
    } else {
      Terminal.write(lines: findings.map(\.line), to: .messages)
      tellOfPlaces()
      if findings.isEmpty { Terminal.write(lines: ["\(path): nothing is wrong"], to: .output) }
    }
    if hasErrors { throw ExitCode.failure }
  }

  private func tellOfPlaces() {
    let missing = file.snapshot == nil ? ["mailauth: note: \(path) does not exist"] : []
    Terminal.write(
      lines: missing + unread.map { "mailauth: note: \($0) is not read, since \(path) comes first" }, to: .messages)
  }

  private func settings(_ scope: Scope) -> [SMTPDConfJSON.Setting] {
    var seen: Set<SMTPDConfKey> = []
    let set = document.settings.filter { seen.insert($0.key).inserted }.map { setting in
      let option = SMTPDConfOption.named(setting.key)
      return SMTPDConfJSON.Setting(
        option: setting.key.description,
        value: option?.isSecret == true || SecretMask.hides(setting.key.description)
          ? "********" : String(decoding: setting.value, as: UTF8.self), isSet: true,
        purpose: option?.purpose ?? "not an option of Cyrus SASL", takes: option?.form.phrase ?? "")
    }
    guard scope == .everyOption else { return set }
    let others = SMTPDConfOption.all.filter { !seen.contains($0.key) }.map { option in
      SMTPDConfJSON.Setting(
        option: option.key.description, value: option.standard, isSet: false, purpose: option.purpose,
        takes: option.form.phrase)
    }
    return set + others
  }
}

extension Diagnostic {
  /// The finding on one line.
  fileprivate var line: String {
    let place = location.map { "\($0): " } ?? "mailauth: "
    return "\(place)\(severity.rawValue): \(message)\(advice.map { "; \($0)" } ?? "")"
  }
}

extension SecretMask {
  /// Says whether the values of a name are hidden.
  fileprivate static func hides(_ name: String) -> Bool {
    let line = PhysicalLine(content: Array("\(name): x".utf8))
    return masked([line]) != [line]
  }
}
