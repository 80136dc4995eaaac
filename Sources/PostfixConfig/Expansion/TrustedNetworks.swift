/// Why the default of `mynetworks` cannot be computed.
public enum NetworkFault: Error, Equatable, Sendable {
  /// A word of `inet_protocols` that is none.
  case unknownProtocol(ArraySlice<UInt8>, in: ArraySlice<UInt8>)
  /// A word of `mynetworks_style` that is none.
  case unknownStyle(ArraySlice<UInt8>, in: ArraySlice<UInt8>)
  /// Not exactly one word in `mynetworks_style`.
  case notOneStyle(ArraySlice<UInt8>)
  /// No interface is up.
  case noInterfaces
  /// A name in `inet_interfaces` that does not resolve.
  case hostNotFound(ArraySlice<UInt8>)
  /// An address in `inet_interfaces` that no interface has.
  case notLocal(ArraySlice<UInt8>)
}

/// The default of `mynetworks`: the networks of this machine, postconf(5).
struct TrustedNetworks {
  enum Style {
    case addressClass
    case subnet
    case host
  }

  /// The settings that decide, expanded.
  struct Settings {
    /// `inet_interfaces`.
    let interfaces: ArraySlice<UInt8>
    /// `inet_protocols`.
    let protocols: ArraySlice<UInt8>
    /// `mynetworks_style`.
    let style: ArraySlice<UInt8>
  }

  /// Computes the value.
  ///
  /// - Parameters:
  ///   - settings: The settings that decide.
  ///   - machine: Whose networks they are.
  ///   - trace: Told of addresses and networks.
  /// - Throws: What Postfix cannot make networks of.
  /// - Returns: `address/length` of each network, a blank after each.
  static func value(_ settings: Settings, machine: Machine, _ trace: Trace? = nil) throws(NetworkFault) -> [UInt8] {
    let lengths = try addressLengths(settings.protocols, trace)
    return try value(settings, lengths, machine, trace)
  }

  /// Computes the value for protocols that are known already.
  static func value(
    _ settings: Settings, _ lengths: [Int], _ machine: Machine, _ trace: Trace?
  ) throws(NetworkFault) -> [UInt8] {
    guard !lengths.isEmpty else {
      trace?.tell(.uses, .skipped(.networks))
      return []
    }
    let style = try Style(settings.style, trace)
    let own = try OwnAddresses.find(settings.interfaces, lengths, machine, trace)
    // The original asks for addresses and for masks, each time anew as long as there are none.
    if own.isEmpty { _ = try OwnAddresses.find(settings.interfaces, lengths, machine, trace) }
    var networks: [[UInt8]] = []
    for address in own {
      let network = style.network(of: address)
      let isKnown = networks.contains(network)
      // A single address is not compared with others.
      if own.count > 1 { trace?.tell(.uses, .network(network[...], isKnown: isKnown)) }
      if !isKnown { networks.append(network) }
    }
    // Postfix leaves a blank after each network, the last one included.
    var value: [UInt8] = []
    for network in networks { value += network + [0x20] }
    trace?.tell(.uses, .networks(value[...]))
    return value
  }

  /// Says whether there is sure to be a value, without asking for all interfaces.
  ///
  /// - Parameters:
  ///   - interfaces: `inet_interfaces`, expanded.
  ///   - protocols: `inet_protocols`, expanded.
  ///   - style: `mynetworks_style`, expanded; nil for its default, which is good.
  ///   - machine: Whose networks they are.
  /// - Returns: False where nobody knows.
  static func surelyExist(
    _ interfaces: ArraySlice<UInt8>, _ protocols: ArraySlice<UInt8>, style: ArraySlice<UInt8>?, _ machine: Machine
  ) -> Bool {
    guard interfaces.elementsEqual("all".utf8) || interfaces.elementsEqual("loopback-only".utf8) else { return false }
    guard let lengths = try? addressLengths(protocols, nil), lengths.contains(4) else { return false }
    if let style, (try? Style(style, nil)) == nil { return false }
    return machine.hasLoopback()
  }

  /// Reads `inet_protocols`: how many bytes the addresses have.
  static func addressLengths(_ protocols: ArraySlice<UInt8>, _ trace: Trace?) throws(NetworkFault) -> [Int] {
    var lengths: [Int] = []
    var words = Tokens(protocols, separators: .blanksAndCommas)
    while let word = words.nextPlain() {
      if word.elementsEqual("all".utf8) {
        lengths = [4, 16]
      } else if word.elementsEqual("ipv4".utf8) {
        lengths.append(4)
      } else if word.elementsEqual("ipv6".utf8) {
        lengths.append(16)
      } else {
        throw .unknownProtocol(word, in: protocols)
      }
      trace?.tell(.uses, .word(word))
    }
    return lengths
  }
}

extension TrustedNetworks.Style {
  fileprivate init(_ text: ArraySlice<UInt8>, _ trace: Trace?) throws(NetworkFault) {
    var found: Self?
    var isOne = true
    var words = Tokens(text, separators: .blanksAndCommas)
    while let word = words.nextPlain() {
      let style: Self
      if word.elementsEqual("class".utf8) {
        style = .addressClass
      } else if word.elementsEqual("subnet".utf8) {
        style = .subnet
      } else if word.elementsEqual("host".utf8) {
        style = .host
      } else {
        throw .unknownStyle(word, in: text)
      }
      trace?.tell(.uses, .word(word))
      isOne = isOne && (found == nil || found == style)
      found = style
    }
    // All words are known before they are counted.
    guard isOne, let found else { throw .notOneStyle(text) }
    self = found
  }

  fileprivate func network(of interface: InterfaceAddress) -> [UInt8] {
    let bytes = interface.address.bytes
    let length: Int
    switch self {
    case .host: length = 8 * bytes.count
    case .addressClass where bytes.count == 4:
      length = bytes[0] < 128 ? 8 : bytes[0] < 192 ? 16 : bytes[0] < 224 ? 24 : 4
    default: length = interface.prefixLength
    }
    let masked = bytes.enumerated().map { index, byte in
      let kept = min(8, max(0, length - 8 * index))
      return byte & UInt8(truncatingIfNeeded: 0xFF00 >> kept)
    }
    let text = IPAddress(masked).text
    let suffix = [UInt8(ascii: "/")] + digits(of: length)
    return bytes.count == 4 ? text + suffix : [UInt8(ascii: "[")] + text + [UInt8(ascii: "]")] + suffix
  }
}
