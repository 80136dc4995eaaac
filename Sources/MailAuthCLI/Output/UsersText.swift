internal import Accounts
internal import CyrusSASL

/// Words that the commands on users share.
enum UsersText {
  /// What a user with nothing but a credential can no longer do.
  static let onlySCRAM = [
    "mailauth: note: without their passwords, PLAIN and LOGIN no longer work for these users with pwcheck_method: auxprop,",
    "mailauth: note: and smtpd.conf needs the mechanism in its mech_list; --with-plaintext stores the password as well",
  ]

  /// What `-v` says of a database before it is used.
  static func description(of database: SecretDatabase) throws -> [String] {
    guard let kind = try database.wantedKind ?? database.presentKind() else {
      return [
        "mailauth: note: there is no database at \(database.path); a new one gets the format \(database.newKind.rawValue)"
      ]
    }
    return ["mailauth: note: \(database.path) is used, in the format \(kind.rawValue)"]
  }

  /// What `-v` says of how a database was written.
  static func phrase(_ writing: SecretEdit.Writing) -> String {
    switch writing {
    case .none: "left as it is"
    case .created: "made"
    case .replaced: "replaced by a changed copy in one step"
    case .inPlace: "rewritten in place"
    case .inTransaction: "changed in a transaction"
    }
  }

  /// The users of a command as the system log names them.
  static func names(_ users: [String]) -> String {
    users.count > 20
      ? "\(users.prefix(20).joined(separator: " ")) and \(users.count - 20) more" : users.joined(separator: " ")
  }

  static func name(_ identity: SASLIdentity) -> String {
    let user = String(decoding: identity.user, as: UTF8.self)
    return identity.realm.isEmpty ? user : "\(user)@\(String(decoding: identity.realm, as: UTF8.self))"
  }

  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
