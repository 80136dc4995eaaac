internal import Glibc

/// A network in the form `address/length`, or an address.
struct NetworkPattern {
  private let address: [UInt8]
  private let length: Int

  /// Reads an address in text form; nil when it is none.
  static func address(_ text: some Collection<UInt8>) -> [UInt8]? {
    let isLong = text.contains(UInt8(ascii: ":"))
    var bytes = [UInt8](repeating: 0, count: isLong ? 16 : 4)
    let string = text.map { CChar(bitPattern: $0) } + [0]
    // The array is as long as an address of the family.
    let status = unsafe inet_pton(isLong ? AF_INET6 : AF_INET, string, &bytes)
    return status == 1 ? bytes : nil
  }

  /// Reads a network; an IPv6 address may stand in brackets.
  static func parse(_ text: ArraySlice<UInt8>) -> Result<NetworkPattern, NetworkPatternFault> {
    var host = text
    var shown = text
    var mask: ArraySlice<UInt8>?
    if text.first == UInt8(ascii: "[") {
      let inner = text.dropFirst()
      guard let close = inner.firstIndex(of: UInt8(ascii: "]")) else { return .failure(.unclosedBracket(inner)) }
      host = inner[..<close]
      let rest = inner[(close + 1)...]
      if let next = rest.first {
        guard next == UInt8(ascii: "/") else { return .failure(.textAfterBracket(host)) }
        mask = rest.dropFirst()
      }
      shown = host + rest
    } else if let slash = text.firstIndex(of: UInt8(ascii: "/")) {
      host = text[..<slash]
      mask = text[(slash + 1)...]
    }
    if let mask, mask.isEmpty || !mask.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return .failure(.badMask(shown)) }
    guard let address = address(host) else { return .failure(.badAddress(shown)) }
    guard let mask else { return .success(NetworkPattern(address: address, length: 8 * address.count)) }
    let length = mask.prefix(9).reduce(0) { $0 * 10 + Int($1) - 0x30 }
    guard length <= 8 * address.count else { return .failure(.badLength(shown)) }
    let network = masked(address, length)
    if network != address {
      let better = IPAddress(network).text + [UInt8(ascii: "/")] + Array(String(length).utf8)
      return .failure(.hostBits(shown, better: better))
    }
    return .success(NetworkPattern(address: address, length: length))
  }

  private static func masked(_ address: [UInt8], _ length: Int) -> [UInt8] {
    var result = address
    for index in result.indices {
      let bits = min(8, max(0, length - 8 * index))
      result[index] &= UInt8(truncatingIfNeeded: 0xFF00 >> bits)
    }
    return result
  }

  /// `address/length`.
  var text: [UInt8] { IPAddress(address).text + [UInt8(ascii: "/")] + Array(String(length).utf8) }

  func isSameFamily(as other: [UInt8]) -> Bool { other.count == address.count }

  func contains(_ other: [UInt8]) -> Bool { Self.masked(other, length) == address }
}
