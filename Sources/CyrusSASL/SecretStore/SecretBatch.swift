public import Secrets

/// Changes that are made to a database together: all of them, or none.
public final class SecretBatch {
  private let store: any SecretStore
  private let detail: SecretDatabase.Detail
  /// How many secrets were stored under keys that had none.
  public private(set) var created = 0
  /// How many secrets were stored in the place of others.
  public private(set) var replaced = 0
  /// How many secrets were removed.
  public private(set) var removed = 0
  /// What was done to each key, where that is wanted.
  private(set) var changes: [SecretKeyChange] = []
  /// The last changes, in a circle: they are read back when all is written.
  private var recent: [(key: SecretKey, secret: Secret?)] = []
  /// Where the next change goes; the oldest one is there.
  private var next = 0

  /// More changes than these are not read back one by one.
  private static let circle = 64

  init(_ store: any SecretStore, _ detail: SecretDatabase.Detail) {
    self.store = store
    self.detail = detail
  }

  /// Says whether nothing had to be done.
  var isNoOp: Bool { created == 0 && replaced == 0 && removed == 0 }

  /// Reads a secret as the changes so far have left it.
  ///
  /// - Parameter key: Whose secret, and which.
  /// - Returns: nil when there is none.
  /// - Throws: ``SecretStoreError``.
  public func secret(for key: SecretKey) throws(SecretStoreError) -> Secret? { try store.secret(for: key) }

  /// Visits every key in the order of the file; no change may be made meanwhile.
  ///
  /// - Parameter visit: Gets each key as stored; false ends the visit.
  /// - Throws: ``SecretStoreError``.
  public func forEachKey(_ visit: ([UInt8]) -> Bool) throws(SecretStoreError) { try store.forEachKey(visit) }

  /// Visits every entry in the order of the file; no change may be made meanwhile.
  ///
  /// - Parameter visit: Gets each key as stored and its secret; false ends the visit.
  /// - Throws: ``SecretStoreError``.
  public func forEachEntry(_ visit: ([UInt8], Secret) -> Bool) throws(SecretStoreError) {
    try store.forEachEntry(visit)
  }

  /// Stores a secret in the place of the one that the key had.
  ///
  /// - Parameters:
  ///   - secret: The bytes to store.
  ///   - key: Whose secret, and which.
  /// - Returns: What had to be done.
  /// - Throws: ``SecretStoreError``.
  @discardableResult
  public func set(_ secret: Secret, for key: SecretKey) throws(SecretStoreError) -> SecretEffect {
    remember(key, secret)
    let effect = try store.set(secret, for: key)
    switch effect {
    case .created: created += 1
    case .replaced: replaced += 1
    case .removed, .unchanged: return effect
    }
    if detail == .keys { changes.append(SecretKeyChange(key: key, effect: effect)) }
    return effect
  }

  /// Removes a secret if there is one.
  ///
  /// - Parameter key: Whose secret, and which.
  /// - Returns: What had to be done.
  /// - Throws: ``SecretStoreError``.
  @discardableResult
  public func remove(_ key: SecretKey) throws(SecretStoreError) -> SecretEffect {
    remember(key, nil)
    guard try store.remove(key) == .removed else { return .unchanged }
    removed += 1
    if detail == .keys { changes.append(SecretKeyChange(key: key, effect: .removed)) }
    return .removed
  }

  /// Reads back what the last change of each key should have left.
  func isKept(in store: any SecretStore) throws(SecretStoreError) -> Bool {
    var seen: [SecretKey] = []
    for (key, expected) in (recent[next...] + recent[..<next]).reversed() where !seen.contains(key) {
      seen.append(key)
      let stored = try store.secret(for: key)
      switch (stored, expected) {
      case (nil, nil): continue
      case (let stored?, let expected?): if !stored.matches(expected) { return false }
      default: return false
      }
    }
    return true
  }

  private func remember(_ key: SecretKey, _ secret: Secret?) {
    if recent.count < Self.circle {
      recent.append((key, secret))
      return
    }
    recent[next] = (key, secret)
    next = (next + 1) % Self.circle
  }
}
