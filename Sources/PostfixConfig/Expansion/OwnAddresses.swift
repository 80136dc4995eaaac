/// The addresses at which this machine receives mail, of those that its interfaces have: `inet_interfaces`, postconf(5).
enum OwnAddresses {
  /// Finds the addresses.
  ///
  /// - Parameters:
  ///   - interfaces: The value of `inet_interfaces`, expanded.
  ///   - lengths: How many bytes the addresses of the enabled protocols have.
  ///   - machine: Whose addresses they are.
  ///   - trace: Told of every address that is taken.
  /// - Throws: Why there is none.
  /// - Returns: The addresses with their networks, in the order of the interfaces for `all` and `loopback-only`.
  static func find(
    _ interfaces: ArraySlice<UInt8>, _ lengths: [Int], _ machine: Machine, _ trace: Trace?
  ) throws(NetworkFault) -> [InterfaceAddress] {
    guard !lengths.isEmpty else {
      trace?.tell(.uses, .skipped(.interfaces))
      return []
    }
    let isAll = interfaces.elementsEqual("all".utf8)
    if isAll || interfaces.elementsEqual("loopback-only".utf8) {
      let local = local(lengths, machine, trace)
      let found = isAll ? local : local.filter(\.address.isLoopback)
      if !isAll { for address in found { tell(address, trace) } }
      guard !found.isEmpty else { throw .noInterfaces }
      return found
    }
    let wanted = try addresses(interfaces, lengths, machine, trace)
    let local = local(lengths, machine, trace)
    var own: [InterfaceAddress] = []
    for address in wanted {
      guard let found = local.first(where: { $0.address == address }) else { throw .notLocal(address.text[...]) }
      trace?.tell(.values, .address(found.mask.text[...]))
      own.append(found)
    }
    return own
  }

  private static func local(_ lengths: [Int], _ machine: Machine, _ trace: Trace?) -> [InterfaceAddress] {
    let local = machine.interfaces().filter { lengths.contains($0.address.bytes.count) }
    guard let trace else { return local }
    for length in [4, 16] where lengths.contains(length) {
      let ofFamily = local.filter { $0.address.bytes.count == length }
      for address in ofFamily { tell(address, trace) }
      trace.tell(.uses, .interfaces(count: ofFamily.count, length == 4 ? .four : .six))
    }
    return local
  }

  private static func tell(_ address: InterfaceAddress, _ trace: Trace?) {
    trace?.tell(.values, .address(address.address.text[...]))
    trace?.tell(.values, .address(address.mask.text[...]))
  }

  private static func addresses(
    _ interfaces: ArraySlice<UInt8>, _ lengths: [Int], _ machine: Machine, _ trace: Trace?
  ) throws(NetworkFault) -> [IPAddress] {
    var wanted: [IPAddress] = []
    // Other than most lists this one is not split at CR.
    for word in interfaces.split(whereSeparator: { ", \t".utf8.contains($0) }) {
      let inner = word.first == UInt8(ascii: "[") && word.last == UInt8(ascii: "]") ? word.dropFirst().dropLast() : word
      let found = machine.addresses(Array(inner)).filter { lengths.contains($0.bytes.count) }
      guard !found.isEmpty else { throw .hostNotFound(word) }
      for address in found {
        trace?.tell(.values, .address(address.text[...]))
        if !wanted.contains(address) { wanted.append(address) }
      }
    }
    wanted.sort {
      $0.bytes.count == $1.bytes.count ? precedes($0.bytes[...], $1.bytes[...]) : $0.bytes.count < $1.bytes.count
    }
    return wanted
  }
}

extension InterfaceAddress {
  /// The address with the bits of the network, and nothing else.
  fileprivate var mask: IPAddress {
    IPAddress(address.bytes.indices.map { UInt8(truncatingIfNeeded: 0xFF00 >> min(8, max(0, prefixLength - 8 * $0))) })
  }
}
