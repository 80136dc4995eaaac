internal import CNettle
internal import Secrets

/// The hash functions of SCRAM that Cyrus SASL and Dovecot both know, by the names of their mechanisms.
public enum SCRAMHash: String, CaseIterable, Sendable {
  /// SCRAM-SHA-1, RFC 5802.
  case sha1 = "SCRAM-SHA-1"
  /// SCRAM-SHA-256, RFC 7677.
  case sha256 = "SCRAM-SHA-256"

  /// The number of bytes of a digest.
  public var length: Int {
    switch self {
    case .sha1: Int(SHA1_DIGEST_SIZE)
    case .sha256: Int(SHA256_DIGEST_SIZE)
    }
  }

  /// Hi() of RFC 5802, which is PBKDF2 with one block.
  func salted(_ password: UnsafeRawBufferPointer, salt: [UInt8], iterations: Int) -> WipedBytes {
    let output = WipedBytes(count: length)
    // Only read from for as long as the call takes.
    let key = unsafe password.bindMemory(to: UInt8.self).baseAddress
    let rounds = UInt32(iterations)
    switch self {
    case .sha1:
      unsafe nettle_pbkdf2_hmac_sha1(password.count, key, rounds, salt.count, salt, length, output.start)
    case .sha256:
      unsafe nettle_pbkdf2_hmac_sha256(password.count, key, rounds, salt.count, salt, length, output.start)
    }
    return output
  }

  /// HMAC() of RFC 5802.
  func authenticated(_ message: UnsafeRawBufferPointer, key: WipedBytes) -> WipedBytes {
    let output = WipedBytes(count: length)
    let text = unsafe message.bindMemory(to: UInt8.self).baseAddress
    switch self {
    case .sha1:
      var context = hmac_sha1_ctx()
      unsafe nettle_hmac_sha1_set_key(&context, key.count, key.start)
      unsafe nettle_hmac_sha1_update(&context, message.count, text)
      unsafe nettle_hmac_sha1_digest(&context, length, output.start)
      unsafe withUnsafeMutableBytes(of: &context) { unsafe Secret.wipe($0) }
    case .sha256:
      var context = hmac_sha256_ctx()
      unsafe nettle_hmac_sha256_set_key(&context, key.count, key.start)
      unsafe nettle_hmac_sha256_update(&context, message.count, text)
      unsafe nettle_hmac_sha256_digest(&context, length, output.start)
      unsafe withUnsafeMutableBytes(of: &context) { unsafe Secret.wipe($0) }
    }
    return output
  }

  /// H() of RFC 5802.
  func digest(of message: WipedBytes) -> WipedBytes {
    let output = WipedBytes(count: length)
    switch self {
    case .sha1:
      var context = sha1_ctx()
      unsafe nettle_sha1_init(&context)
      unsafe nettle_sha1_update(&context, message.count, message.start)
      unsafe nettle_sha1_digest(&context, length, output.start)
      unsafe withUnsafeMutableBytes(of: &context) { unsafe Secret.wipe($0) }
    case .sha256:
      var context = sha256_ctx()
      unsafe nettle_sha256_init(&context)
      unsafe nettle_sha256_update(&context, message.count, message.start)
      unsafe nettle_sha256_digest(&context, length, output.start)
      unsafe withUnsafeMutableBytes(of: &context) { unsafe Secret.wipe($0) }
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
