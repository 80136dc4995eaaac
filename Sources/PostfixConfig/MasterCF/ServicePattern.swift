/// `service[/type]` as postconf(1) `-M` takes it, where `*` alone stands for any name or type.
public struct ServicePattern: Equatable, Sendable {
  private let name: ArraySlice<UInt8>?
  private let type: ArraySlice<UInt8>?

  /// Reads a pattern.
  ///
  /// - Parameter text: The argument; nil is returned when it has too many or no parts, or `*` among other characters.
  public init?(_ text: [UInt8]) {
    let parts = text.split(separator: UInt8(ascii: "/"))
    let star = UInt8(ascii: "*")
    guard text.first != UInt8(ascii: "/"), (1...2).contains(parts.count),
      parts.allSatisfy({ $0.elementsEqual([star]) || !$0.contains(star) })
    else { return nil }
    name = parts[0].first == star ? nil : parts[0]
    type = parts.count < 2 || parts[1].first == star ? nil : parts[1]
  }

  /// Says whether a service matches.
  ///
  /// - Parameter entry: A service.
  /// - Returns: Whether name and type are the ones asked for.
  public func matches(_ entry: MasterCFListing.Entry) -> Bool {
    (name == nil || name == entry.name) && (type == nil || type == entry.type)
  }
}
