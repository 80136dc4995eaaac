internal import Accounts
internal import CyrusSASL
internal import SafeFiles
internal import SystemPackage

/// What `users import` says.
struct ImportText {
  let input: String
  let database: FilePath
  let purpose: SecretDatabase.Purpose

  /// More faults than these only fill the screen.
  private static let shownFaults = 50

  private var source: String { input == "-" ? "standard input" : input }

  /// The lines for faults that keep everything from being stored.
  func errors(_ faults: [ImportFault]) -> [String] {
    list(faults, "error") + [
      "mailauth: nothing was changed; mend the input, or store the other users with --keep-going"
    ]
  }

  /// The lines for faults of lines that were passed over.
  func warnings(_ faults: [ImportFault]) -> [String] { list(faults, "warning") }

  private func list(_ faults: [ImportFault], _ severity: String) -> [String] {
    let shown = faults.prefix(Self.shownFaults).map { "\(source):\($0.line): \(severity): \($0.reason.sentence)" }
    let more = faults.count - shown.count
    return shown + (more > 0 ? ["mailauth: and \(UsersText.count(more, "line")) more"] : [])
  }

  /// The lines for the standard output.
  func summary(of result: ImportResult, _ form: InputForm) -> [String] {
    let would = purpose == .rehearse ? "would be " : ""
    guard result.edit?.writing != SecretEdit.Writing.none else {
      let kept = result.kept > 0 ? ", \(result.kept) kept" : ""
      return [
        "nothing to change: \(database) has the \(UsersText.count(result.unchanged, "user")) of \(source)\(kept)"
      ]
    }
    var parts = ["\(result.created) created", "\(result.changed) changed", "\(result.unchanged) as they were"]
    if result.kept > 0 { parts.append("\(result.kept) kept") }
    return ["\(database): \(would)\(parts.joined(separator: ", ")) (\(form.phrase))"]
  }
}

extension UsersText {
  /// What is left to do after a database was written.
  static func afterwards(_ edit: SecretEdit?, _ path: FilePath) -> [String] {
    guard let edit else { return [] }
    var lines: [String] = []
    if let owner = edit.pendingOwnership {
      lines.append("mailauth: warning: only root can set the owner of \(path)")
      lines.append("mailauth: try: chown \(owner.user):\(owner.group) \(path)")
    }
    if edit.writing == .inPlace {
      lines.append("mailauth: note: \(path) is a mount point and was rewritten in place")
    }
    return lines
  }
}

extension InputForm {
  /// What the input was taken for.
  var phrase: String {
    switch format {
    case .csv:
      "CSV with \(header == nil ? "user, password and perhaps realm" : "a header"), delimiter \(delimiterName)"
    case .jsonLines: "JSON lines"
    case .plain: "user:password"
    case .passwdFile: "Dovecot's passwd-file"
    }
  }

  private var delimiterName: String {
    delimiter == UInt8(ascii: "\t") ? "tab" : "'\(String(Unicode.Scalar(delimiter)))'"
  }
}

extension ImportFault.Reason {
  /// What was found, what was expected, and what to do.
  var sentence: String {
    switch self {
    case .noUser: "found no user"
    case .noPassword: "found no password"
    case .noRealm: "found no realm, expected user@realm or a realm column; --realm names one for all"
    case .twoRealms: "the realm after the @ is another one than in the realm column"
    case .controlCharacter: "found a control character in the user or realm"
    case .tooLong(let limit): "found more than \(limit) bytes in a field"
    case .nulByte: "found a NUL byte in the password, which Cyrus SASL takes for its end"
    case .duplicate(let line): "the user is on line \(line) already"
    case .fieldCount(let found, let expected): "found \(UsersText.count(found, "field")), expected \(expected)"
    case .openQuote: "found a quotation mark without its counterpart, or text after it"
    case .noSeparator: "found no separator, expected user:password; --format says what it is"
    case .notJSON(let column): "found no JSON object at byte \(column), expected one in each line"
    case .noScheme:
      "found a password without a scheme, which Dovecot takes for a hash; --format plain takes it for a password"
    case .scheme(let name):
      "found a password with the scheme \(name), expected PLAIN or SCRAM-SHA-256: sasldb cannot use other hashes"
    case .badCredential: "found a credential in a form that neither Cyrus SASL nor Dovecot writes"
    case .badFlag: "found something else than yes or no for disabled"
    case .notASCII:
      "the password has other characters than those of printable ASCII, of which clients and servers make different credentials"
    case .exists: "the user is in the database already; --existing keep passes over such users"
    }
  }
}
