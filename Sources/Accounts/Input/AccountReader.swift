internal import SCRAM
internal import Secrets
public import SystemPackage

/// What was read from an input.
public struct ReadAccounts {
  /// The accounts of the lines without fault.
  public let accounts: AccountList
  /// What is wrong with the other lines, in their order.
  public let faults: [ImportFault]
  /// What the input turned out to be.
  public let form: InputForm
}

/// Reads accounts in any of the forms.
public struct AccountReader {
  private let format: AccountFormat?
  private let defaultRealm: [UInt8]

  /// As long as saslpasswd2(8) reads; the database would hold more.
  static let longestPassword = 2048
  /// With both at their longest, a key still has the length that LMDB allows.
  static let longestName = 230

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - format: The form of the input; nil finds it out.
  ///   - defaultRealm: The realm of users without one; empty for none.
  public init(format: AccountFormat? = nil, defaultRealm: [UInt8] = []) {
    self.format = format
    self.defaultRealm = defaultRealm
  }

  /// Reads to the end.
  ///
  /// - Parameters:
  ///   - descriptor: The input, which is neither moved back nor closed.
  ///   - progress: Gets the number of accounts so far, every now and then.
  /// - Returns: Accounts and faults.
  /// - Throws: `Errno` of read(2).
  /// - Complexity: O(*n*); about 75 bytes of memory for each account beside its names and secrets.
  public func read(
    from descriptor: FileDescriptor, progress: (_ count: Int) -> Void = { _ in }
  ) throws(Errno) -> ReadAccounts {
    let buffer = LineBuffer(descriptor)
    let form = InputForm.detected(try buffer.sample(), in: buffer, as: format)
    if form.header != nil { try skipHeader(buffer) }
    let parser: any LineParser =
      switch form.format {
      case .csv: TableLines(form)
      case .jsonLines: JSONLines()
      case .plain: PlainLines()
      case .passwdFile: PasswdFileLines()
      }
    let accounts = AccountList()
    var faults: [ImportFault] = []
    while let range = try buffer.nextLine({ parser.isComplete($0, in: buffer) }) {
      do throws(ImportFault.Reason) {
        guard range.count < LineBuffer.capacity / 2 else { throw .tooLong(limit: LineBuffer.capacity / 2) }
        if !range.isEmpty, let line = try parser.parse(range, in: buffer) { try add(line, buffer, to: accounts) }
      } catch {
        faults.append(ImportFault(buffer.line, error))
      }
      if accounts.count & 0xFFF == 0 { progress(accounts.count) }
    }
    return ReadAccounts(accounts: accounts, faults: faults, form: form)
  }

  private func skipHeader(_ buffer: LineBuffer) throws(Errno) {
    while let line = try buffer.nextLine() {
      if let first = line.first, buffer[first] != UInt8(ascii: "#") { return }
    }
  }

  private func add(
    _ line: ParsedLine, _ buffer: LineBuffer, to accounts: AccountList
  ) throws(ImportFault.Reason) {
    let (user, realm) = try names(line, buffer)
    let password = try password(line, buffer)
    let credential = try credential(line, buffer)
    guard password != nil || credential != nil else { throw .noPassword }
    let entry = unsafe buffer.withBytes(user) { user in
      if let realm { return unsafe buffer.withBytes(realm) { realm in unsafe add(user, realm, buffer, accounts) } }
      return unsafe defaultRealm.withUnsafeBytes { realm in unsafe add(user, realm, buffer, accounts) }
    }
    guard entry.isNew else { throw .duplicate(ofLine: Int(accounts.record(entry.index).line)) }
    let keptPassword = password.map { range in unsafe buffer.withBytes(range) { unsafe accounts.keep($0) } }
    let keptCredential = credential.map { form in unsafe form.withBytes { unsafe accounts.keep($0) } }
    accounts.update(entry.index) { record in
      record.password = keptPassword ?? 0
      record.credential = keptCredential ?? 0
      record.hasPassword = keptPassword != nil
      record.hasCredential = keptCredential != nil
      record.isDisabled = line.isDisabled
    }
  }

  private func add(
    _ user: UnsafeRawBufferPointer, _ realm: UnsafeRawBufferPointer, _ buffer: LineBuffer, _ accounts: AccountList
  ) -> (index: AccountList.Index, isNew: Bool) {
    unsafe accounts.entry(user: user, realm: realm, line: buffer.line)
  }

  /// Splits `user@realm` at the first sign, as the plug-in of Cyrus SASL does; nil for the default realm.
  private func names(
    _ line: ParsedLine, _ buffer: LineBuffer
  ) throws(ImportFault.Reason) -> (user: Range<Int>, realm: Range<Int>?) {
    guard let login = line.user, !login.isEmpty else { throw .noUser }
    let column = line.realm.flatMap { $0.isEmpty ? nil : $0 }
    let sign = buffer.firstIndex(of: UInt8(ascii: "@"), in: login)
    let user = login.lowerBound..<(sign ?? login.upperBound)
    let own = sign.map { ($0 + 1)..<login.upperBound }
    if let own, let column, !isSame(own, column, buffer) { throw .twoRealms }
    let realm = own ?? column
    guard !user.isEmpty else { throw .noUser }
    guard realm.map({ !$0.isEmpty }) ?? !defaultRealm.isEmpty else { throw .noRealm }
    for range in [user, realm].compactMap({ $0 }) {
      guard range.count <= Self.longestName else { throw .tooLong(limit: Self.longestName) }
      guard range.allSatisfy({ buffer[$0] >= 0x20 && buffer[$0] != 0x7F }) else { throw .controlCharacter }
    }
    return (user, realm)
  }

  private func isSame(_ left: Range<Int>, _ right: Range<Int>, _ buffer: LineBuffer) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { buffer[$0] == buffer[$1] }
  }

  private func password(_ line: ParsedLine, _ buffer: LineBuffer) throws(ImportFault.Reason) -> Range<Int>? {
    guard let range = line.password, !range.isEmpty else { return nil }
    guard range.count <= Self.longestPassword else { throw .tooLong(limit: Self.longestPassword) }
    guard buffer.firstIndex(of: 0, in: range) == nil else { throw .nulByte }
    return range
  }

  /// A credential in Cyrus SASL's form, whichever it was written in.
  private func credential(_ line: ParsedLine, _ buffer: LineBuffer) throws(ImportFault.Reason) -> Secret? {
    guard let range = line.credential, !range.isEmpty else { return nil }
    guard range.count <= Self.longestPassword else { throw .tooLong(limit: Self.longestPassword) }
    var bytes = buffer.bytes(range)
    let isDovecot = bytes.first == UInt8(ascii: "{")
    let form = Secret(consuming: &bytes)
    do throws(SCRAMFormError) {
      return try isDovecot ? SCRAMCredential(dovecotForm: form).cyrusForm : SCRAMCredential(cyrusForm: form).cyrusForm
    } catch {
      throw .badCredential
    }
  }
}
