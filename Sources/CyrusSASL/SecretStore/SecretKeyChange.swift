/// What a change did to one key of a database; never which secret it has.
public struct SecretKeyChange: Equatable, Sendable {
  /// The key.
  public let key: SecretKey
  /// `created`, `replaced` or `removed`.
  public let effect: SecretEffect

  /// What several changes of one key come to; nil when it is without a secret before and after.
  private func followed(by effect: SecretEffect) -> SecretKeyChange? {
    switch (self.effect, effect) {
    case (.created, .removed): nil
    case (.created, _): self
    case (_, .removed): SecretKeyChange(key: key, effect: .removed)
    default: SecretKeyChange(key: key, effect: .replaced)
    }
  }

  /// Adds up changes that were made one after the other.
  ///
  /// - Parameter changes: The changes, in order.
  /// - Returns: One for each key, in the order of their first changes.
  static func summary(of changes: [SecretKeyChange]) -> [SecretKeyChange] {
    // saslpasswd2 has none, and making the type of a dictionary takes longer than its change.
    guard !changes.isEmpty else { return [] }
    var places: [SecretKey: Int] = [:]
    var result: [SecretKeyChange?] = []
    for change in changes {
      guard let place = places[change.key] else {
        places[change.key] = result.count
        result.append(change)
        continue
      }
      guard let before = result[place] else {
        result[place] = change
        continue
      }
      result[place] = before.followed(by: change.effect)
    }
    return result.compactMap { $0 }
  }
}
