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

  /// Says whether a service matches.
  ///
  /// - Parameter entry: A service.
  /// - Returns: Whether name and type are the ones asked for.
  public func matches(_ entry: MasterCFListing.Entry) -> Bool {
    (name == nil || name == entry.name) && (type == nil || type == entry.type)
  }
}

/// Patterns by name and type, so that the cost of many requests does not grow with the number of services.
struct ServicePatternIndex {
  private var keys = SettingTable()
  /// For each key its first and its last pattern.
  private var ends: [Int32] = []
  /// For each pattern the next one of the same key, or -1.
  private var next: [Int32] = []
  private static let any: ArraySlice<UInt8> = [UInt8(ascii: "*")]

  /// Adds a pattern after the others.
  mutating func append(_ pattern: ServicePattern) {
    let key = keys.place(of: Self.key(pattern.name ?? Self.any, pattern.type ?? Self.any)[...])
    let number = Int32(next.count)
    next.append(-1)
    if 2 * key == ends.count {
      ends.append(number)
      ends.append(number)
    } else {
      next[Int(ends[2 * key + 1])] = number
      ends[2 * key + 1] = number
    }
  }

  /// Finds the patterns that match a service.
  ///
  /// - Returns: Their numbers, in the order in which they were added.
  func matching(name: ArraySlice<UInt8>, type: ArraySlice<UInt8>) -> [Int] {
    var found = chain(Self.any, Self.any)
    // A service can be called `*`; then two keys are one.
    let isStar = name.elementsEqual(Self.any)
    if !isStar { found = Self.merged(found, chain(name, Self.any)) }
    // No type is called `*`.
    found = Self.merged(found, chain(Self.any, type))
    return isStar ? found : Self.merged(found, chain(name, type))
  }

  private func chain(_ name: ArraySlice<UInt8>, _ type: ArraySlice<UInt8>) -> [Int] {
    guard let key = keys.index(of: Self.key(name, type)[...]) else { return [] }
    var numbers: [Int] = []
    var number = Int(ends[2 * key])
    while number >= 0 {
      numbers.append(number)
      number = Int(next[number])
    }
    return numbers
  }

  private static func merged(_ left: [Int], _ right: [Int]) -> [Int] {
    if left.isEmpty { return right }
    if right.isEmpty { return left }
    var result: [Int] = []
    var (one, other) = (0, 0)
    while one < left.count || other < right.count {
      if other == right.count || one < left.count && left[one] < right[other] {
        result.append(left[one])
        one += 1
      } else {
        result.append(right[other])
        other += 1
      }
    }
    return result
  }

  /// `name/type`; neither part of a pattern holds a slash, and the name of a service that does has one more.
  private static func key(_ name: ArraySlice<UInt8>, _ type: ArraySlice<UInt8>) -> [UInt8] {
    var key = Array(name)
    key.append(UInt8(ascii: "/"))
    key.append(contentsOf: type)
    return key
  }
}
