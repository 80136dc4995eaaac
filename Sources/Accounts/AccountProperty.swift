internal import CyrusSASL

/// The properties of sasldb that make up an account.
///
/// Cyrus SASL has no way to disable a user and keep the secrets. Under another name it does not find them.
enum AccountProperty: CaseIterable {
  case password, credential, disabledPassword, disabledCredential

  private static let prefix = "mailauth-disabled-"

  /// The name as stored.
  var name: [UInt8] {
    switch self {
    case .password: SecretKey.userPassword
    case .credential: SecretKey.authPassword
    case .disabledPassword: Self.disabledPasswordName
    case .disabledCredential: Self.disabledCredentialName
    }
  }

  private static let disabledPasswordName = Array((prefix + "userPassword").utf8)
  private static let disabledCredentialName = Array((prefix + "authPassword").utf8)

  var isDisabled: Bool { self == .disabledPassword || self == .disabledCredential }

  /// The same secret of a user who may, or may not, log in.
  var counterpart: AccountProperty {
    switch self {
    case .password: .disabledPassword
    case .credential: .disabledCredential
    case .disabledPassword: .password
    case .disabledCredential: .credential
    }
  }

  init?(name: some Collection<UInt8>) {
    guard let found = AccountProperty.allCases.first(where: { $0.name.elementsEqual(name) }) else { return nil }
    self = found
  }
}

extension SecretKey {
  init(_ identity: SASLIdentity, _ property: AccountProperty) {
    self.init(identity, property: property.name)
  }
}
