internal import CNettle
package import Secrets

/// Base64 with padding and without line ends, RFC 4648.
package enum Base64 {
  package static func encoding(_ bytes: [UInt8]) -> [UInt8] {
    unsafe bytes.withUnsafeBytes { unsafe encoding($0) }
  }

  package static func encoding(_ secret: Secret) -> [UInt8] {
    unsafe secret.withBytes { unsafe encoding($0) }
  }

  private static func encoding(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    let count = (bytes.count + 2) / 3 * 4
    return unsafe [UInt8](unsafeUninitializedCapacity: count) { output, filled in
      if let start = output.baseAddress {
        // The library's characters are C's: signed or not, the same bytes.
        unsafe start.withMemoryRebound(to: CChar.self, capacity: count) { text in
          unsafe nettle_base64_encode_raw(text, bytes.count, bytes.bindMemory(to: UInt8.self).baseAddress)
        }
      }
      filled = count
    }
  }

  /// Decodes; nil unless the text is exactly what encoding gives, without blanks and with all padding.
  package static func decoding(_ text: [UInt8]) -> [UInt8]? {
    guard text.count % 4 == 0 else { return nil }
    var context = unsafe base64_decode_ctx()
    unsafe nettle_base64_decode_init(&context)
    var count = text.count / 4 * 3
    var bytes = [UInt8](repeating: 0, count: count)
    let isDecoded = unsafe text.withUnsafeBytes { input in
      unsafe nettle_base64_decode_update(
        &context, &count, &bytes, input.count, input.bindMemory(to: CChar.self).baseAddress)
    }
    guard isDecoded == 1, unsafe nettle_base64_decode_final(&context) == 1 else { return nil }
    bytes.removeLast(bytes.count - count)
    return encoding(bytes) == text ? bytes : nil
  }
}
