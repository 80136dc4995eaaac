/// Whom a secret belongs to: a user within a realm.
public struct SASLIdentity: Hashable, Sendable {
  /// The user's name as bytes; empty is possible.
  public let user: [UInt8]
  /// The realm as bytes; empty is possible.
  public let realm: [UInt8]

  /// Names a user within a realm; nil when either holds a NUL byte, which separates the parts of a key.
  ///
  /// - Parameters:
  ///   - user: The user's name.
  ///   - realm: The realm.
  public init?(user: some Sequence<UInt8>, realm: some Sequence<UInt8>) {
    self.user = Array(user)
    self.realm = Array(realm)
    if self.user.contains(0) || self.realm.contains(0) { return nil }
  }

  /// Splits a login name at its first `@`, as the sasldb plug-in of Cyrus SASL does; nil when it holds a NUL byte.
  ///
  /// - Parameters:
  ///   - login: `alice` or `alice@example.com`.
  ///   - defaultRealm: The realm of a name without `@`.
  public init?(login: [UInt8], defaultRealm: [UInt8]) {
    guard let sign = login.firstIndex(of: UInt8(ascii: "@")) else {
      self.init(user: login, realm: defaultRealm)
      return
    }
    self.init(user: login[..<sign], realm: login[(sign + 1)...])
  }

  /// Says whether the realm is a fully qualified domain name: labels of letters, digits and hyphens with a dot between.
  public var hasDomainAsRealm: Bool {
    let labels = realm.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return labels.count > 1 && realm.count <= 253
      && labels.allSatisfy { label in
        (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
          && label.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
      }
  }
}

/// Letters and digits of ASCII, RFC 1123 section 2.1.
private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  switch byte | 0x20 {
  case UInt8(ascii: "a")...UInt8(ascii: "z"): true
  default: (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

/// What a secret is found by in a sasldb: `user NUL realm NUL property`, without a NUL at the end.
public struct SecretKey: Hashable, Sendable {
  /// The user and the realm.
  public let identity: SASLIdentity
  /// The property as bytes: `userPassword`, `authPassword`, `cmusaslsecretOTP`, ...
  public let property: [UInt8]

  /// The property that holds the password in the clear.
  public static let userPassword = Array("userPassword".utf8)
  /// The property that holds a credential for SCRAM; there is one at most, whichever its mechanism.
  public static let authPassword = Array("authPassword".utf8)

  /// Names a property of a user.
  ///
  /// - Parameters:
  ///   - identity: The user and the realm.
  ///   - property: The property.
  public init(_ identity: SASLIdentity, property: [UInt8] = SecretKey.userPassword) {
    self.identity = identity
    self.property = property
  }

  /// Takes a key of the database apart; nil unless it has exactly two NUL bytes.
  ///
  /// - Parameter bytes: A key as stored.
  public init?(stored bytes: [UInt8]) {
    let parts = bytes.split(separator: 0, maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 3, let identity = SASLIdentity(user: parts[0], realm: parts[1]) else { return nil }
    self.identity = identity
    self.property = Array(parts[2])
  }

  /// The key as the database stores it.
  public var stored: [UInt8] {
    var bytes = identity.user
    bytes.reserveCapacity(identity.user.count + identity.realm.count + property.count + 2)
    bytes.append(0)
    bytes += identity.realm
    bytes.append(0)
    bytes += property
    return bytes
  }
}
