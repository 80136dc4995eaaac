#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

internal import CLinux

extension InterfaceAddress {
  /// The addresses of this machine's interfaces that are up, in the order of getifaddrs(3); none when the kernel does
  /// not tell.
  ///
  /// getifaddrs(3) has the kernel describe every interface before it asks for the addresses, at three times the cost.
  static func live() -> [InterfaceAddress] {
    let socket = mailauth_ask_for_addresses()
    guard socket >= 0 else { return [] }
    defer { close(socket) }
    var dump = AddressDump()
    while true {
      // The kernel sends no more at once than 32 KB, and no more than there is room for; most of it stays untouched.
      let answer = unsafe [UInt8](unsafeUninitializedCapacity: 8192) { memory, filled in
        filled = unsafe max(0, Int(mailauth_receive_from_kernel(socket, memory.baseAddress, UInt(memory.count))))
      }
      guard !answer.isEmpty else { return [] }
      if dump.read(answer[...]) { break }
    }
    return dump.addresses { mailauth_interface_is_up(socket, Int32(truncatingIfNeeded: $0)) == 1 }
  }
}

/// The answers to RTM_GETADDR, rtnetlink(7): messages, each of which is about one address.
struct AddressDump {
  // Side by side: an array of pairs is a type that the runtime makes at the start.
  private var found: [InterfaceAddress] = []
  private var interfaces: [Int] = []

  /// The addresses of the interfaces that are up.
  ///
  /// - Parameter isUp: Says whether the interface with an index is up.
  /// - Returns: The addresses in the order in which the kernel told them.
  func addresses(isUp: (_ interface: Int) -> Bool) -> [InterfaceAddress] {
    var addresses: [InterfaceAddress] = []
    for (place, interface) in interfaces.enumerated() where isUp(interface) { addresses.append(found[place]) }
    return addresses
  }

  /// Reads what one receive brought.
  ///
  /// - Parameter bytes: Whole messages, each with a header of sixteen bytes (`struct nlmsghdr`).
  /// - Returns: Whether it was the last.
  mutating func read(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    while rest.count >= 16 {
      let length = Int(rest.word(at: 0))
      guard length >= 16, length <= rest.count else { return true }
      switch Int32(rest.half(at: 4)) {
      case NLMSG_DONE, NLMSG_ERROR: return true
      case Int32(RTM_NEWADDR): add(rest.prefix(length).dropFirst(16))
      default: break
      }
      rest = rest.dropFirst((length + 3) & ~3)
    }
    return false
  }

  /// - Parameter message: A `struct ifaddrmsg` of eight bytes, then attributes.
  private mutating func add(_ message: ArraySlice<UInt8>) {
    guard message.count >= 8 else { return }
    let prefixLength = Int(message[message.startIndex + 1])
    let interface = Int(message.word(at: 4))
    var own: ArraySlice<UInt8> = []
    var rest = message.dropFirst(8)
    while rest.count >= 4 {
      let length = Int(rest.half(at: 0))
      guard length >= 4, length <= rest.count else { break }
      let value = rest.prefix(length).dropFirst(4)
      // On a point-to-point link the address is the peer's and the local one is ours.
      switch Int(rest.half(at: 2)) {
      case IFA_LOCAL: own = value
      case IFA_ADDRESS: if own.isEmpty { own = value }
      default: break
      }
      rest = rest.dropFirst((length + 3) & ~3)
    }
    guard own.count == 4 || own.count == 16, own.contains(where: { $0 != 0 }) else { return }
    found.append(InterfaceAddress(address: IPAddress(Array(own)), prefixLength: prefixLength))
    interfaces.append(interface)
  }
}

extension ArraySlice<UInt8> {
  /// The number in the machine's byte order in the two bytes at an offset.
  fileprivate func half(at offset: Int) -> UInt16 {
    // The load checks that the bytes are there.
    unsafe withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: offset, as: UInt16.self) }
  }

  /// The number in the machine's byte order in the four bytes at an offset.
  fileprivate func word(at offset: Int) -> UInt32 {
    unsafe withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self) }
  }
}
