internal import CNettle
internal import Secrets

/// The hash functions of SCRAM that Cyrus SASL has, by the names of their mechanisms.
public enum SCRAMHash: String, CaseIterable, Sendable {
  /// SCRAM-SHA-1, RFC 5802.
  case sha1 = "SCRAM-SHA-1"
  /// SCRAM-SHA-224.
  case sha224 = "SCRAM-SHA-224"
  /// SCRAM-SHA-256, RFC 7677.
  case sha256 = "SCRAM-SHA-256"
  /// SCRAM-SHA-384.
  case sha384 = "SCRAM-SHA-384"
  /// SCRAM-SHA-512.
  case sha512 = "SCRAM-SHA-512"

  /// The number of bytes of a digest.
  public var length: Int {
    switch self {
    case .sha1: Int(SHA1_DIGEST_SIZE)
    case .sha224: Int(SHA224_DIGEST_SIZE)
    case .sha256: Int(SHA256_DIGEST_SIZE)
    case .sha384: Int(SHA384_DIGEST_SIZE)
    case .sha512: Int(SHA512_DIGEST_SIZE)
    }
  }

  /// Says whether Dovecot has the mechanism too.
  public var isKnownToDovecot: Bool { self == .sha1 || self == .sha256 }

  /// Hi() of RFC 5802, which is PBKDF2 with one block.
  func salted(_ password: UnsafeRawBufferPointer, salt: [UInt8], iterations: Int) -> WipedBytes {
    let output = WipedBytes(count: length)
    // Only read from for as long as the call takes.
    let key = unsafe password.bindMemory(to: UInt8.self).baseAddress
    let rounds = UInt32(iterations)
    switch self {
    case .sha1: unsafe nettle_pbkdf2_hmac_sha1(password.count, key, rounds, salt.count, salt, length, output.start)
    case .sha224: unsafe mailauth_pbkdf2_sha224(password.count, key, rounds, salt.count, salt, output.start)
    case .sha256: unsafe nettle_pbkdf2_hmac_sha256(password.count, key, rounds, salt.count, salt, length, output.start)
    case .sha384: unsafe nettle_pbkdf2_hmac_sha384(password.count, key, rounds, salt.count, salt, length, output.start)
    case .sha512: unsafe nettle_pbkdf2_hmac_sha512(password.count, key, rounds, salt.count, salt, length, output.start)
    }
    return output
  }

  /// HMAC() of RFC 5802.
  func authenticated(_ message: UnsafeRawBufferPointer, key: WipedBytes) -> WipedBytes {
    let output = WipedBytes(count: length)
    let text = unsafe message.bindMemory(to: UInt8.self).baseAddress
    switch self {
    case .sha1: unsafe mailauth_hmac_sha1(key.count, key.start, message.count, text, output.start)
    case .sha224: unsafe mailauth_hmac_sha224(key.count, key.start, message.count, text, output.start)
    case .sha256: unsafe mailauth_hmac_sha256(key.count, key.start, message.count, text, output.start)
    case .sha384: unsafe mailauth_hmac_sha384(key.count, key.start, message.count, text, output.start)
    case .sha512: unsafe mailauth_hmac_sha512(key.count, key.start, message.count, text, output.start)
    }
    return output
  }

  /// H() of RFC 5802.
  func digest(of message: WipedBytes) -> WipedBytes {
    let output = WipedBytes(count: length)
    switch self {
    case .sha1: unsafe mailauth_sha1(message.count, message.start, output.start)
    case .sha224: unsafe mailauth_sha224(message.count, message.start, output.start)
    case .sha256: unsafe mailauth_sha256(message.count, message.start, output.start)
    case .sha384: unsafe mailauth_sha384(message.count, message.start, output.start)
    case .sha512: unsafe mailauth_sha512(message.count, message.start, output.start)
    }
    return output
  }
}

/// A buffer for keys on the way from one function to the next, overwritten at the end.
@safe
final class WipedBytes {
  let start: UnsafeMutablePointer<UInt8>
  let count: Int

  init(count: Int) {
    self.count = count
    unsafe start = .allocate(capacity: count)
    unsafe start.initialize(repeating: 0, count: count)
  }

  deinit {
    unsafe Secret.wipe(UnsafeMutableRawBufferPointer(start: start, count: count))
    unsafe start.deallocate()
  }

  /// The bytes as a secret.
  var secret: Secret {
    var bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    return Secret(consuming: &bytes)
  }
}
