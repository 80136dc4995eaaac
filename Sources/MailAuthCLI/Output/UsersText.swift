internal import Accounts
internal import CyrusSASL

/// Words that the commands on users share.
enum UsersText {
  /// What a user with nothing but a credential can no longer do.
  static let onlySCRAM = [
    "mailauth: note: without their passwords, PLAIN and LOGIN no longer work for these users with pwcheck_method: auxprop,",
    "mailauth: note: and smtpd.conf needs the mechanism in its mech_list; --with-plaintext stores the password as well",
  ]

  static func name(_ identity: SASLIdentity) -> String {
    let user = String(decoding: identity.user, as: UTF8.self)
    return identity.realm.isEmpty ? user : "\(user)@\(String(decoding: identity.realm, as: UTF8.self))"
  }

  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
