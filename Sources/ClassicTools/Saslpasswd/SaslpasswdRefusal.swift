internal import CyrusSASL
internal import Glibc
internal import Secrets

/// Why a call with options of ours ends with status 1 where the original would go on, or does not know the option.
enum SaslpasswdRefusal: Error {
  /// Two options that cannot both be meant.
  case contradiction(SaslpasswdOption, SaslpasswdOption)
  /// `--store`: no format of that name.
  case unknownStore([UInt8])
  /// `--strict`: nobody to delete, or to give a new password to.
  case noSuchUser(SASLIdentity, SaslpasswdRequest.Action)
  /// `--strict`: with `-n` nothing is left to be stored.
  case nothingToStore
  /// `--strict`: a realm that no mail server will ask for.
  case realmIsNoDomain([UInt8])
  /// `--password-file`: no password could be read.
  case passwordFile([UInt8], PasswordFile.Refusal)

  /// What was found, and what to do.
  var words: [UInt8] {
    switch self {
    case .contradiction(let one, let other):
      Array("\(one.specification.flag) and \(other.specification.flag) exclude each other; give one of them".utf8)
    case .unknownStore(let name):
      Array("no format '".utf8) + name + Array("'; one of berkeleydb, gdbm, lmdb".utf8)
    case .noSuchUser(let user, .disable):
      Array("no user ".utf8) + user.shown + Array(" to remove; listusers shows who is there".utf8)
    case .noSuchUser(let user, .set):
      Array("no user ".utf8) + user.shown + Array(" whose password could be changed; -c creates one".utf8)
    case .nothingToStore: Array("with -n no password is stored, and there is nothing else to store; leave out -n".utf8)
    case .realmIsNoDomain(let realm):
      Array("realm '".utf8) + realm + Array("' is not a domain name such as mail.example.com; give it with -u".utf8)
    case .passwordFile(let path, .unreadable(let code)): path + Array(": \(InputError(code: code).words)".utf8)
    case .passwordFile(let path, .tooLong(let limit)):
      path + Array(": more than \(limit) bytes, which is no password; give a file that holds one".utf8)
    }
  }
}

extension SASLIdentity {
  /// `user@realm`.
  var shown: [UInt8] { user + [UInt8(ascii: "@")] + realm }
}
