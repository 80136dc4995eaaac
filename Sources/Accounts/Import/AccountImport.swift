public import CyrusSASL
public import SafeFiles
internal import Secrets

/// What an import did.
public struct ImportResult: Equatable, Sendable {
  /// How many users are new.
  public internal(set) var created = 0
  /// How many users have other secrets than before.
  public internal(set) var changed = 0
  /// How many users were as they should be.
  public internal(set) var unchanged = 0
  /// How many users were left as they are because they exist.
  public internal(set) var kept = 0
  /// What became of the file.
  public internal(set) var edit: SecretEdit?
}

/// Stores many accounts in a database: all, or none.
public struct AccountImport {
  /// What to do with users who are in the database already.
  public enum Existing: String, CaseIterable, Sendable {
    /// They get what the input says.
    case replace
    /// They stay as they are.
    case keep
    /// They are faults of the input.
    case refuse
  }

  /// What to do when there are faults.
  public enum Strictness: Sendable {
    /// Nothing is stored then.
    case allOrNothing
    /// The other accounts are stored.
    case keepGoing
  }

  /// Users were to be new and are not.
  public struct Refused: Error {
    /// The lines of the input.
    public let faults: [ImportFault]

    /// Names the lines.
    ///
    /// - Parameter faults: What is wrong with each of them.
    public init(faults: [ImportFault]) {
      self.faults = faults
    }
  }

  private let database: SecretDatabase
  private let newFile: FileAttributes
  private let storage: PasswordStorage
  private let existing: Existing
  private let strictness: Strictness

  /// Plans an import.
  ///
  /// - Parameters:
  ///   - database: Where to.
  ///   - newFile: Owner and mode of a database that does not exist.
  ///   - storage: What is stored of passwords.
  ///   - existing: What becomes of users who exist.
  ///   - strictness: What becomes of the others when such a user is refused.
  public init(
    into database: SecretDatabase, newFile: FileAttributes, storage: PasswordStorage = .plaintext,
    existing: Existing = .replace, strictness: Strictness = .allOrNothing
  ) {
    self.database = database
    self.newFile = newFile
    self.storage = storage
    self.existing = existing
    self.strictness = strictness
  }

  /// Derives the credentials that are to be stored; needed before ``apply(_:purpose:progress:)`` with SCRAM.
  ///
  /// - Parameters:
  ///   - accounts: What was read.
  ///   - width: How many processors to use.
  ///   - progress: Gets the number of accounts that are done.
  /// - Returns: The accounts without a credential, because of characters in their password.
  /// - Throws: ``SecretStoreError``.
  public func prepare(
    _ accounts: AccountList, width: Int = 2, progress: (_ count: Int) -> Void = { _ in }
  ) async throws -> [ImportFault] {
    guard case .scram(let hash, let iterations, _) = storage else { return [] }
    let hasDatabase = try database.presentKind() != nil
    return try await CredentialMaker(hash: hash, iterations: iterations, width: width).fill(
      accounts, present: hasDatabase ? database.open() : nil, progress: progress)
  }

  /// Stores the accounts.
  ///
  /// - Parameters:
  ///   - accounts: What was read.
  ///   - purpose: Whether it is done or only tried.
  ///   - progress: Gets the number of accounts that are done; it starts anew when another program changed the file.
  /// - Returns: What was done, and the faults of users who are refused.
  /// - Throws: ``SecretStoreError``, or ``Refused`` unless the strictness says otherwise; the database is as before then.
  public func apply(
    _ accounts: AccountList, purpose: SecretDatabase.Purpose = .change, progress: (_ count: Int) -> Void = { _ in }
  ) throws -> (result: ImportResult, faults: [ImportFault]) {
    var result = ImportResult()
    var faults: [ImportFault] = []
    let edit = try database.edit(newFile: newFile, purpose: purpose, expecting: accounts.count) { batch in
      result = ImportResult()
      faults = []
      let others = try Others(in: batch)
      for (number, index) in accounts.order.enumerated() {
        if let fault = try store(index, accounts, in: batch, others, &result) { faults.append(fault) }
        if number & 0xFFF == 0 { progress(number) }
      }
      if !faults.isEmpty, strictness == .allOrNothing { throw Refused(faults: faults) }
    }
    result.edit = edit
    return (result, faults)
  }

  private func store(
    _ index: AccountList.Index, _ accounts: AccountList, in batch: SecretBatch, _ others: Others,
    _ result: inout ImportResult
  ) throws -> ImportFault? {
    guard let identity = accounts.identity(index) else { return nil }
    if existing != .replace, try exists(identity, in: batch, others) {
      guard existing == .refuse else {
        result.kept += 1
        return nil
      }
      return ImportFault(Int(accounts.record(index).line), .exists)
    }
    let wanted = wanted(index, accounts)
    // A credential that could not be made: the fault is known.
    guard !wanted.isEmpty else { return nil }
    var effects: [SecretEffect] = []
    for (property, secret) in wanted { effects.append(try batch.set(secret, for: SecretKey(identity, property))) }
    // An old secret under another property would still let somebody in.
    for property in others.present where !wanted.contains(where: { $0.property == property }) {
      effects.append(try batch.remove(SecretKey(identity, property)))
    }
    if effects.allSatisfy({ $0 == .unchanged }) {
      result.unchanged += 1
    } else if effects.contains(where: { $0 == .replaced || $0 == .removed }) {
      result.changed += 1
    } else {
      result.created += 1
    }
    return nil
  }

  private func exists(_ identity: SASLIdentity, in batch: SecretBatch, _ others: Others) throws -> Bool {
    try others.present.contains { try batch.secret(for: SecretKey(identity, $0)) != nil }
  }

  private func wanted(
    _ index: AccountList.Index, _ accounts: AccountList
  ) -> [(property: AccountProperty, secret: Secret)] {
    let isDisabled = accounts.record(index).isDisabled
    var wanted: [(property: AccountProperty, secret: Secret)] = []
    if let credential = accounts.credential(index) {
      wanted.append((isDisabled ? .disabledCredential : .credential, credential))
    }
    let isPasswordKept =
      switch storage {
      case .plaintext: true
      case .scram(_, _, let plaintext): plaintext == .kept
      }
    if isPasswordKept, let password = accounts.password(index) {
      wanted.append((isDisabled ? .disabledPassword : .password, password))
    }
    return wanted
  }

  /// Which properties of accounts the database has at all: the others need not be looked for a million times.
  private struct Others {
    var present: [AccountProperty] = []

    init(in batch: SecretBatch) throws {
      var found: [AccountProperty] = []
      try batch.forEachKey { key in
        let start = key.lastIndex(of: 0).map { $0 + 1 } ?? 0
        if let property = AccountProperty(name: key[start...]), !found.contains(property) { found.append(property) }
        return found.count < AccountProperty.allCases.count
      }
      present = found
    }
  }
}
