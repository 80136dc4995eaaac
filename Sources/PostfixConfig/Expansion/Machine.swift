#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

internal import CLinux

/// What the defaults of `myhostname` and `mynetworks` depend on; a value, so that an image under another root has its own.
public struct Machine: Sendable {
  /// The kernel's node name, uname(2).
  public var nodeName: @Sendable () -> [UInt8]
  /// The addresses of the interfaces that are up, in the order of getifaddrs(3).
  public var interfaces: @Sendable () -> [InterfaceAddress]
  /// Answers cheaply that ``interfaces`` holds an IPv4 loopback address; false when that is not known.
  ///
  /// The kernel's list of all addresses takes a fiftieth of a whole run.
  public var hasLoopback: @Sendable () -> Bool = { false }
  /// The addresses of a host name or of an address in text form; none when it is unknown.
  public var addresses: @Sendable (_ host: [UInt8]) -> [IPAddress]

  /// Describes a machine.
  ///
  /// - Parameters:
  ///   - nodeName: The kernel's node name.
  ///   - interfaces: The addresses of the interfaces that are up.
  ///   - addresses: Resolves a host name.
  public init(
    nodeName: @escaping @Sendable () -> [UInt8], interfaces: @escaping @Sendable () -> [InterfaceAddress],
    addresses: @escaping @Sendable ([UInt8]) -> [IPAddress]
  ) {
    self.nodeName = nodeName
    self.interfaces = interfaces
    self.addresses = addresses
  }

  /// The machine that the program runs on.
  public static let live: Machine = {
    var machine = Machine(
      nodeName: { liveNodeName() }, interfaces: { InterfaceAddress.live() }, addresses: { liveAddresses($0) })
    machine.hasLoopback = { mailauth_loopback_is_up() == 1 }
    return machine
  }()
}

/// An IP address: four or sixteen bytes in network order.
public struct IPAddress: Equatable, Sendable {
  /// The bytes, most significant first.
  public let bytes: [UInt8]

  /// Makes an address.
  ///
  /// - Parameter bytes: Four bytes for IPv4, sixteen for IPv6.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Says whether it is one of the machine's own loopback addresses.
  public var isLoopback: Bool {
    bytes.count == 4 ? bytes[0] == 127 : bytes.last == 1 && bytes.dropLast().allSatisfy { $0 == 0 }
  }

  /// The text form, inet_ntop(3).
  public var text: [UInt8] {
    var buffer = [CChar](repeating: 0, count: 64)
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    // The buffer is longer than any address in text form.
    guard unsafe inet_ntop(family, bytes, &buffer, socklen_t(buffer.count)) != nil else { return [] }
    return buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
  }
}

/// An address of an interface, with the length of its network's prefix.
///
/// A class: arrays of objects share one type, one of a structure of ours is made at run time.
public final class InterfaceAddress: Equatable, Sendable {
  /// The address.
  public let address: IPAddress
  /// How many of its bits are the network's.
  public let prefixLength: Int

  /// Makes an interface address.
  ///
  /// - Parameters:
  ///   - address: The address.
  ///   - prefixLength: How many of its bits are the network's.
  public init(address: IPAddress, prefixLength: Int) {
    self.address = address
    self.prefixLength = prefixLength
  }

  /// Compares address and prefix.
  public static func == (left: InterfaceAddress, right: InterfaceAddress) -> Bool {
    left.address == right.address && left.prefixLength == right.prefixLength
  }
}

private func liveNodeName() -> [UInt8] {
  var buffer = [CChar](repeating: 0, count: 256)
  // The last byte stays NUL.
  guard unsafe gethostname(&buffer, buffer.count - 1) == 0 else { return [] }
  return buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
}

private func liveAddresses(_ host: [UInt8]) -> [IPAddress] {
  var hints = unsafe addrinfo()
  unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
  var first: UnsafeMutablePointer<addrinfo>?
  let name = host.map { CChar(bitPattern: $0) } + [0]
  guard unsafe getaddrinfo(name, nil, &hints, &first) == 0 else { return [] }
  defer { unsafe freeaddrinfo(first) }
  var found: [IPAddress] = []
  var next = unsafe first
  // The list is valid until freeaddrinfo().
  while let entry = unsafe next {
    if let address = unsafe ipAddress(entry.pointee.ai_addr), !found.contains(address) { found.append(address) }
    unsafe next = entry.pointee.ai_next
  }
  return found
}

private func ipAddress(_ address: UnsafeMutablePointer<sockaddr>?) -> IPAddress? {
  guard let address = unsafe address else { return nil }
  let raw = UnsafeRawPointer(address)
  // The family says which structure it is.
  switch unsafe address.pointee.sa_family {
  case sa_family_t(AF_INET):
    var content = unsafe raw.load(as: sockaddr_in.self).sin_addr
    return unsafe IPAddress(withUnsafeBytes(of: &content) { unsafe Array($0) })
  case sa_family_t(AF_INET6):
    var content = unsafe raw.load(as: sockaddr_in6.self).sin6_addr
    return unsafe IPAddress(withUnsafeBytes(of: &content) { unsafe Array($0) })
  default: return nil
  }
}
