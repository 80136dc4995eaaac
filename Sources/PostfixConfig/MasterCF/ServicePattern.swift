/// `service[/type[/detail]]` as postconf(1) `-M`, `-F` and `-P` take it, where `*` alone stands for anything.
public struct ServicePattern: Equatable, Sendable {
  /// The name of the service; nil for any.
  let name: ArraySlice<UInt8>?
  /// The type of the service; nil for any.
  let type: ArraySlice<UInt8>?
  /// The field or parameter; nil for any.
  let detail: ArraySlice<UInt8>?

  /// Reads `service[/type]`.
  ///
  /// - Parameter text: The argument; nil is returned when it has too many or no parts, or `*` among other characters.
  public init?(_ text: [UInt8]) {
    self.init(text[...], parts: 1...2)
  }

  /// Reads a pattern with a number of parts.
  init?(_ text: ArraySlice<UInt8>, parts count: ClosedRange<Int>) {
    let parts = text.split(separator: UInt8(ascii: "/"))
    let star = UInt8(ascii: "*")
    guard text.first != UInt8(ascii: "/"), count.contains(parts.count),
      parts.allSatisfy({ $0.elementsEqual([star]) || !$0.contains(star) })
    else { return nil }
    name = parts[0].first == star ? nil : parts[0]
    type = parts.count < 2 || parts[1].first == star ? nil : parts[1]
    detail = parts.count < 3 || parts[2].first == star ? nil : parts[2]
  }

  /// Asks for a name and a type.
  init(name: ArraySlice<UInt8>, type: ArraySlice<UInt8>) {
    (self.name, self.type) = (name, type)
    detail = nil
  }
}

/// Patterns by name and type, so that the cost of many requests does not grow with the number of services.
struct ServicePatternIndex {
  private var lists = NumberLists()
  private var count = 0
  private static let any: ArraySlice<UInt8> = [UInt8(ascii: "*")]

  /// Adds a pattern after the others.
  mutating func append(_ pattern: ServicePattern) {
    lists.append(count, to: Self.key(pattern.name ?? Self.any, pattern.type ?? Self.any)[...])
    count += 1
  }

  /// Finds the patterns that match a service.
  ///
  /// - Returns: Their numbers, in the order in which they were added.
  func matching(name: ArraySlice<UInt8>, type: ArraySlice<UInt8>) -> [Int] {
    var found: [Int] = []
    for name in [Self.any, name] {
      for type in [Self.any, type] { found = NumberLists.merged(found, lists[Self.key(name, type)[...]]) }
    }
    return found
  }

  /// `name/type`; neither part of a pattern holds a slash, and the name of a service that does has one more.
  private static func key(_ name: ArraySlice<UInt8>, _ type: ArraySlice<UInt8>) -> [UInt8] {
    var key = Array(name)
    key.append(UInt8(ascii: "/"))
    key.append(contentsOf: type)
    return key
  }
}
