public import CyrusSASL
internal import SafeFiles
internal import SCRAM
public import Secrets
internal import SystemPackage

/// Changes and checks of accounts that a database has.
public struct AccountEditor {
  /// Why an account cannot be changed.
  public enum Failure: Error, Equatable, Sendable {
    /// Nobody of this name is in the database.
    case noSuchUser(SASLIdentity)
    /// The account is disabled, and a new password would be of no use.
    case disabled(SASLIdentity)
    /// Nobody of this realm is in the database.
    case noSuchRealm([UInt8])
    /// The other realm has a user of the same name, with other secrets; these are the first of them.
    case taken([SASLIdentity], count: Int)
  }

  /// Whether a user may log in.
  public enum State: Sendable {
    /// With the secrets that are stored.
    case enabled
    /// Not at all, though the secrets are kept.
    case disabled
  }

  /// What came of trying a password.
  public enum Verdict: String, Sendable {
    /// It is the user's.
    case accepted
    /// It is not.
    case rejected
    /// The account is disabled.
    case disabled
    /// There is no secret that a password can be tried on.
    case untestable
  }

  private let database: SecretDatabase

  /// Works on a database.
  ///
  /// - Parameter database: The database, which must be there.
  public init(_ database: SecretDatabase) {
    self.database = database
  }

  /// Says what is stored of a user.
  ///
  /// - Parameter identity: The user.
  /// - Returns: The state.
  /// - Throws: ``SecretStoreError``, or ``Failure``: `noSuchUser`.
  public func state(of identity: SASLIdentity) throws -> State {
    let store = try database.open()
    let found = try AccountProperty.allCases.filter { try store.secret(for: SecretKey(identity, $0)) != nil }
    guard !found.isEmpty else { throw Failure.noSuchUser(identity) }
    return found.allSatisfy(\.isDisabled) ? .disabled : .enabled
  }

  /// Disables or enables users, all or none.
  ///
  /// - Parameters:
  ///   - state: What they are to be.
  ///   - identities: The users.
  ///   - purpose: Whether it is done or only tried.
  /// - Returns: What was done.
  /// - Throws: ``SecretStoreError``, or ``Failure``; the database is as before then.
  public func set(
    _ state: State, of identities: [SASLIdentity], purpose: SecretDatabase.Purpose = .change
  ) throws -> SecretEdit {
    try edit(purpose, expecting: identities.count) { batch in
      for identity in identities {
        var isKnown = false
        for property in AccountProperty.allCases {
          guard let secret = try batch.secret(for: SecretKey(identity, property)) else { continue }
          isKnown = true
          guard property.isDisabled != (state == .disabled) else { continue }
          try batch.set(secret, for: SecretKey(identity, property.counterpart))
          try batch.remove(SecretKey(identity, property))
        }
        guard isKnown else { throw Failure.noSuchUser(identity) }
      }
    }
  }

  /// Moves all users of a realm to another, whatever properties they have.
  ///
  /// - Parameters:
  ///   - realm: The realm they are in.
  ///   - newRealm: The realm they are to be in.
  ///   - purpose: Whether it is done or only tried.
  /// - Returns: What was done, and how many users there were.
  /// - Throws: ``SecretStoreError``, or ``Failure``; the database is as before then.
  public func rename(
    realm: [UInt8], to newRealm: [UInt8], purpose: SecretDatabase.Purpose = .change
  ) throws -> (edit: SecretEdit, users: Int) {
    var users: Set<SASLIdentity> = []
    let edit = try edit(purpose, expecting: 1) { batch in
      var entries: [(key: SecretKey, secret: Secret)] = []
      var isTargetThere = false
      try batch.forEachEntry { stored, secret in
        guard let key = SecretKey(stored: stored) else { return true }
        if key.identity.realm == realm { entries.append((key, secret)) }
        if key.identity.realm == newRealm { isTargetThere = true }
        return true
      }
      users = Set(entries.map(\.key.identity))
      // A second run finds the users where they should be.
      guard realm != newRealm, !(entries.isEmpty && isTargetThere) else { return }
      guard !entries.isEmpty else { throw Failure.noSuchRealm(realm) }
      try move(entries, to: newRealm, in: batch)
    }
    return (edit, users.count)
  }

  private func move(
    _ entries: [(key: SecretKey, secret: Secret)], to realm: [UInt8], in batch: SecretBatch
  ) throws {
    var taken: Set<SASLIdentity> = []
    for (key, secret) in entries {
      guard let identity = SASLIdentity(user: key.identity.user, realm: realm) else { continue }
      let target = SecretKey(identity, property: key.property)
      if let present = try batch.secret(for: target), !present.matches(secret) { taken.insert(identity) }
      try batch.set(secret, for: target)
      try batch.remove(key)
    }
    guard taken.isEmpty else {
      let first = taken.sorted { $0.user.lexicographicallyPrecedes($1.user) }.prefix(10)
      throw Failure.taken(Array(first), count: taken.count)
    }
  }

  /// Tries a password on what is stored of a user.
  ///
  /// - Parameters:
  ///   - password: The password.
  ///   - identity: The user.
  /// - Returns: Whether a login with it would succeed.
  /// - Throws: ``SecretStoreError``, or ``Failure``: `noSuchUser`.
  public func verify(_ password: Secret, of identity: SASLIdentity) throws -> Verdict {
    let store = try database.open()
    if let stored = try store.secret(for: SecretKey(identity, .password)) {
      return stored.matches(password) ? .accepted : .rejected
    }
    if let stored = try store.secret(for: SecretKey(identity, .credential)) {
      guard let credential = try? SCRAMCredential(cyrusForm: stored) else { return .untestable }
      // What cannot be prepared was never made a credential of.
      guard let prepared = try? PreparedPassword(password) else { return .rejected }
      return credential.verifies(prepared) ? .accepted : .rejected
    }
    return try state(of: identity) == .disabled ? .disabled : .untestable
  }

  private func edit(
    _ purpose: SecretDatabase.Purpose, expecting count: Int, _ body: (SecretBatch) throws -> Void
  ) throws -> SecretEdit {
    // A database that is not there has no accounts: nothing is made of it.
    guard try database.tree.metadata(of: database.path) != nil else {
      throw FileError.system(.open, path: database.path, .noSuchFileOrDirectory)
    }
    return try database.edit(
      newFile: FileAttributes(permissions: .init(rawValue: 0o600)), purpose: purpose, expecting: count, body)
  }
}
