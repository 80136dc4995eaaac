internal import ArgumentParser
internal import CyrusSASL

/// A user as an argument names him.
enum UserName {
  /// Takes `user@realm` apart, or adds the realm of `--realm`.
  static func identity(_ login: String, realm: String?) throws -> SASLIdentity {
    guard let identity = SASLIdentity(login: Array(login.utf8), defaultRealm: Array((realm ?? "").utf8)) else {
      throw ValidationError("\(login): found a NUL byte")
    }
    guard !identity.user.isEmpty else { throw ValidationError("'\(login)': found no user, expected user@realm") }
    guard !identity.realm.isEmpty else {
      throw ValidationError("'\(login)': found no realm, expected \(login)@REALM, or --realm")
    }
    guard (identity.user + identity.realm).allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      throw ValidationError("found a control character in the user or realm")
    }
    return identity
  }
}
