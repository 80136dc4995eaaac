internal import CyrusSASL
internal import SCRAM
internal import Secrets

/// Writes accounts in one of the forms.
public struct AccountWriter {
  /// What could not be written in the form.
  public struct Omissions: Equatable, Sendable {
    /// How many accounts are disabled, which `user:password` cannot say.
    public internal(set) var disabled = 0
    /// How many accounts have no secret that the form can hold.
    public internal(set) var withoutSecret = 0
    /// How many accounts have bytes that the form cannot hold: separators, or what is not UTF-8 in JSON.
    public internal(set) var unwritable = 0

    /// How many accounts there are in all.
    public var count: Int { disabled + withoutSecret + unwritable }
  }

  private let format: AccountFormat
  private let secrets: AccountExport.Disclosure

  /// Plans to write.
  ///
  /// - Parameters:
  ///   - format: The form.
  ///   - secrets: Whether secrets are written; for `plain` and `passwdFile` they must be.
  public init(_ format: AccountFormat, secrets: AccountExport.Disclosure) {
    self.format = format
    self.secrets = secrets
  }

  /// Writes accounts.
  ///
  /// - Parameters:
  ///   - accounts: The accounts.
  ///   - write: Gets the text in pieces, which are overwritten afterwards.
  /// - Returns: What could not be written.
  public func write(_ accounts: AccountList, to write: @escaping ([UInt8]) -> Void) -> Omissions {
    var omissions = Omissions()
    var text = PieceBuffer(write)
    if format == .csv {
      text.append(secrets == .shown ? "user,realm,password,scram,disabled\n" : "user,realm,secrets,disabled\n")
    }
    for index in accounts.order {
      let account = Account(index, accounts)
      switch format {
      case .csv: csv(account, &text)
      case .jsonLines: json(account, &text, &omissions)
      case .plain: plain(account, &text, &omissions)
      case .passwdFile: passwdFile(account, &text, &omissions)
      }
    }
    text.flush()
    return omissions
  }

  /// One account, taken out of the list.
  private struct Account {
    let user: [UInt8]
    let realm: [UInt8]
    let password: Secret?
    let credential: Secret?
    let record: AccountList.Record

    init(_ index: AccountList.Index, _ accounts: AccountList) {
      let identity = accounts.identity(index)
      user = identity?.user ?? []
      realm = identity?.realm ?? []
      password = accounts.password(index)
      credential = accounts.credential(index)
      record = accounts.record(index)
    }

    /// Which secrets there are, in a word.
    var kinds: String {
      switch (record.hasPassword, record.hasCredential) {
      case (true, true): "password+scram"
      case (true, false): "password"
      case (false, true): "scram"
      case (false, false): ""
      }
    }
  }

  private func csv(_ account: Account, _ text: inout PieceBuffer) {
    field(account.user, &text)
    text.append(",")
    field(account.realm, &text)
    text.append(",")
    if secrets == .shown {
      if let password = account.password { unsafe password.withBytes { unsafe field($0, &text) } }
      text.append(",")
      if let credential = account.credential { unsafe credential.withBytes { unsafe field($0, &text) } }
    } else {
      text.append(account.kinds)
    }
    text.append(account.record.isDisabled ? ",yes\n" : ",\n")
  }

  private func field(_ bytes: some Collection<UInt8>, _ text: inout PieceBuffer) {
    let isPlain = bytes.allSatisfy { byte in
      byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\n")
        && byte != UInt8(ascii: "\r")
    }
    guard !isPlain else { return text.append(bytes: bytes) }
    text.append("\"")
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { text.append("\"") }
      text.append(byte)
    }
    text.append("\"")
  }

  private func json(_ account: Account, _ text: inout PieceBuffer, _ omissions: inout Omissions) {
    let shown: [Secret?] = secrets == .shown ? [account.password, account.credential] : []
    let isText = isUTF8(account.user) && isUTF8(account.realm)
    guard isText, shown.allSatisfy({ $0.map { unsafe $0.withBytes { unsafe isUTF8($0) } } ?? true }) else {
      omissions.unwritable += 1
      return
    }
    text.append("{\"user\":")
    string(account.user, &text)
    text.append(",\"realm\":")
    string(account.realm, &text)
    if secrets == .shown {
      for (name, secret) in [("password", account.password), ("scram", account.credential)] {
        guard let secret else { continue }
        text.append(",\"\(name)\":")
        unsafe secret.withBytes { unsafe string($0, &text) }
      }
    } else {
      text.append(",\"secrets\":\"\(account.kinds)\"")
    }
    if account.record.isDisabled { text.append(",\"disabled\":true") }
    text.append("}\n")
  }

  private func isUTF8(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
  }

  private func string(_ bytes: some Collection<UInt8>, _ text: inout PieceBuffer) {
    text.append("\"")
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""): text.append("\\\"")
      case UInt8(ascii: "\\"): text.append("\\\\")
      case 0..<0x10: text.append("\\u000\(String(byte, radix: 16))")
      case 0x10..<0x20: text.append("\\u00\(String(byte, radix: 16))")
      default: text.append(byte)
      }
    }
    text.append("\"")
  }

  private func login(_ account: Account, _ text: inout PieceBuffer) {
    text.append(bytes: account.user)
    guard !account.realm.isEmpty else { return }
    text.append("@")
    text.append(bytes: account.realm)
  }

  private func hasSeparator(_ bytes: some Collection<UInt8>, _ separators: [UInt8]) -> Bool {
    bytes.contains { separators.contains($0) }
  }

  private func plain(_ account: Account, _ text: inout PieceBuffer, _ omissions: inout Omissions) {
    guard let password = account.password else { return omissions.withoutSecret += 1 }
    guard !account.record.isDisabled else { return omissions.disabled += 1 }
    let ends = [UInt8(ascii: "\n"), UInt8(ascii: "\r")]
    let isWritable =
      unsafe !hasSeparator(account.user + account.realm, ends + [UInt8(ascii: ":")])
      && !password.withBytes { unsafe hasSeparator($0, ends) } && account.user.first != UInt8(ascii: "#")
    guard isWritable else { return omissions.unwritable += 1 }
    login(account, &text)
    text.append(":")
    unsafe password.withBytes { unsafe text.append(bytes: $0) }
    text.append("\n")
  }

  private func passwdFile(_ account: Account, _ text: inout PieceBuffer, _ omissions: inout Omissions) {
    let separators = [UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: ":")]
    guard !hasSeparator(account.user + account.realm, separators), account.user.first != UInt8(ascii: "#") else {
      return omissions.unwritable += 1
    }
    let credential = account.credential.flatMap { try? SCRAMCredential(cyrusForm: $0).dovecotForm }
    guard account.password != nil || credential != nil else { return omissions.withoutSecret += 1 }
    login(account, &text)
    text.append(":")
    // Dovecot holds one secret of a user, and the password serves every mechanism.
    if let password = account.password {
      let isPlain = unsafe !password.withBytes { unsafe hasSeparator($0, separators) }
      text.append(isPlain ? "{PLAIN}" : "{PLAIN.b64}")
      if isPlain {
        unsafe password.withBytes { unsafe text.append(bytes: $0) }
      } else {
        text.append(bytes: Base64.encoding(password))
      }
    } else if let credential {
      unsafe credential.withBytes { unsafe text.append(bytes: $0) }
    }
    text.append(account.record.isDisabled ? "::::::nologin\n" : "::::::\n")
  }
}
