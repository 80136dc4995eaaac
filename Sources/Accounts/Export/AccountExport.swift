public import CyrusSASL
public import Secrets

/// The accounts of a database, and what else it holds.
public struct ExportedAccounts {
  /// The accounts, sorted by realm and user.
  public let accounts: AccountList
  /// How many entries have another property, such as that of one-time passwords.
  public let otherEntries: Int
  /// How many keys are none of sasldb's.
  public let strangeKeys: Int
}

/// Reads the accounts of a database.
public struct AccountExport {
  /// Whether secrets are read.
  public enum Disclosure: Sendable {
    /// They are read.
    case shown
    /// Not a byte of them: only which there are.
    case hidden
  }

  private let secrets: Disclosure
  private let realm: [UInt8]?

  /// Plans an export.
  ///
  /// - Parameters:
  ///   - secrets: Whether secrets are read.
  ///   - realm: The only realm to read; nil for all.
  public init(secrets: Disclosure, realm: [UInt8]? = nil) {
    self.secrets = secrets
    self.realm = realm
  }

  /// Reads from a store.
  ///
  /// - Parameter store: The open database.
  /// - Returns: The accounts.
  /// - Throws: ``SecretStoreError``.
  public func read(from store: any SecretStore) throws(SecretStoreError) -> ExportedAccounts {
    let collector = Collector(realm: realm)
    switch secrets {
    case .hidden:
      try store.forEachKey { key in
        collector.add(key, nil)
        return true
      }
    case .shown:
      try store.forEachEntry { key, secret in
        collector.add(key, secret)
        return true
      }
    }
    return collector.finished()
  }

  /// Collects accounts from entries that come from elsewhere, such as what is rescued of a damaged file.
  ///
  /// - Parameter visitEntries: Calls its argument with each key and secret.
  /// - Returns: The accounts.
  /// - Throws: What the closure throws.
  public func collect<Failure: Error>(
    _ visitEntries: (_ visit: ([UInt8], Secret) -> Void) throws(Failure) -> Void
  ) throws(Failure) -> ExportedAccounts {
    let collector = Collector(realm: realm)
    let hides = secrets == .hidden
    try visitEntries { key, secret in collector.add(key, hides ? nil : secret) }
    return collector.finished()
  }

  private final class Collector {
    private let accounts = AccountList()
    private let realm: [UInt8]?
    private var otherEntries = 0
    private var strangeKeys = 0

    init(realm: [UInt8]?) { self.realm = realm }

    func add(_ key: [UInt8], _ secret: Secret?) {
      guard let first = key.firstIndex(of: 0), let second = key[(first + 1)...].firstIndex(of: 0),
        key[(second + 1)...].firstIndex(of: 0) == nil, key.count <= Int(UInt16.max)
      else {
        strangeKeys += 1
        return
      }
      if let realm, !key[(first + 1)..<second].elementsEqual(realm) { return }
      guard let property = AccountProperty(name: key[(second + 1)...]), (secret?.count ?? 0) < 1 << 16 else {
        otherEntries += 1
        return
      }
      let entry = unsafe key.withUnsafeBytes { bytes in
        unsafe accounts.entry(
          user: UnsafeRawBufferPointer(rebasing: bytes[..<first]),
          realm: UnsafeRawBufferPointer(rebasing: bytes[(first + 1)..<second]), line: 0)
      }
      let place = secret.map { secret in unsafe secret.withBytes { unsafe accounts.keep($0) } } ?? 0
      accounts.update(entry.index) { record in
        // Of a user who is both, what works counts.
        if property.isDisabled, !entry.isNew, !record.isDisabled { return }
        if !property.isDisabled, record.isDisabled {
          (record.hasPassword, record.hasCredential, record.password, record.credential) = (false, false, 0, 0)
        }
        record.isDisabled = property.isDisabled
        if property == .password || property == .disabledPassword {
          (record.hasPassword, record.password) = (true, place)
        } else {
          (record.hasCredential, record.credential) = (true, place)
        }
      }
    }

    func finished() -> ExportedAccounts {
      accounts.sort()
      return ExportedAccounts(accounts: accounts, otherEntries: otherEntries, strangeKeys: strangeKeys)
    }
  }
}
