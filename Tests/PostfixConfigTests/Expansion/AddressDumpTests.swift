import Testing

@testable import PostfixConfig

struct AddressDumpTests {
  /// A message of rtnetlink(7) as this machine's kernel lays it out.
  static func message(type: UInt16, _ body: [UInt8]) -> [UInt8] {
    let length = UInt32(16 + body.count)
    return bytes(length) + bytes(type) + [UInt8](repeating: 0, count: 10) + body
      + [UInt8](repeating: 0, count: (4 - body.count % 4) % 4)
  }

  static func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
    (0..<number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number.littleEndian >> ($0 * 8)) }
  }

  static func address(
    _ prefixLength: UInt8, interface: UInt8, _ attributes: [(type: UInt8, value: [UInt8])]
  ) -> [UInt8] {
    var body: [UInt8] = [2, prefixLength, 0, 0]
    body += bytes(UInt32(interface))
    for attribute in attributes {
      body += bytes(UInt16(4 + attribute.value.count))
      body += bytes(UInt16(attribute.type)) + attribute.value
      body += [UInt8](repeating: 0, count: (4 - attribute.value.count % 4) % 4)
    }
    return message(type: 20, body)
  }

  static func texts(_ addresses: [InterfaceAddress]) -> [String] {
    addresses.map { String(decoding: $0.address.text, as: UTF8.self) + "/\($0.prefixLength)" }
  }

  @Test func addressesAreThoseOfTheInterfacesThatAreUp() {
    var dump = AddressDump()
    let ended = dump.read(
      (Self.address(8, interface: 1, [(1, [127, 0, 0, 1]), (3, Array("lo\0".utf8))])
        + Self.address(24, interface: 2, [(1, [10, 0, 0, 1])]) + Self.address(25, interface: 2, [(1, [10, 0, 1, 1])]))[
          ...])
    #expect(!ended)
    let endedByDone = dump.read(Self.message(type: 3, [0, 0, 0, 0])[...])
    #expect(endedByDone)
    var asked: [Int] = []
    let found = dump.addresses { interface in
      asked.append(interface)
      return interface == 1
    }
    #expect(Self.texts(found) == ["127.0.0.1/8"])
    #expect(asked == [1, 2, 2])
  }

  @Test func aPointToPointLinkHasItsOwnAddress() {
    for attributes: [(UInt8, [UInt8])] in [
      [(1, [192, 0, 2, 1]), (2, [192, 0, 2, 9])], [(2, [192, 0, 2, 9]), (1, [192, 0, 2, 1])],
    ] {
      var dump = AddressDump()
      _ = dump.read(Self.address(32, interface: 3, attributes)[...])
      #expect(Self.texts(dump.addresses { _ in true }) == ["192.0.2.9/32"])
    }
  }

  @Test func whatIsNoMessageEndsTheDump() {
    let whole = Self.address(24, interface: 2, [(1, [10, 0, 0, 1])])
    for length in 1..<whole.count {
      var dump = AddressDump()
      let ended = dump.read(whole[..<length])
      #expect(ended == (length >= 16))
      #expect(dump.addresses { _ in true }.isEmpty)
      // A message that says of itself that it ends there, in the middle of an attribute.
      var shortened = Array(whole[..<length])
      guard length >= 16 else { continue }
      shortened.replaceSubrange(0..<4, with: Self.bytes(UInt32(length)))
      _ = dump.read(shortened[...])
      #expect(dump.addresses { _ in true }.count <= 1)
    }
  }
}
