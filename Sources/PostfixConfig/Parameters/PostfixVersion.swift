/// A release of Postfix: the series, and the number of the patch release within it.
///
/// What differs between releases has a name each, in `PostfixVersion+Behaviour.swift`.
public struct PostfixVersion: Comparable, Hashable, Sendable {
  /// The release series.
  public let series: PostfixSeries
  /// The number after the series: 11 of 3.7.11.
  public let patch: UInt8

  /// Names a release.
  ///
  /// - Parameters:
  ///   - series: The release series.
  ///   - patch: The number after it; nil for the last release that is known.
  public init(_ series: PostfixSeries, patch: UInt8? = nil) {
    self.series = series
    self.patch = patch ?? series.lastPatch
  }

  /// The newest release that is known.
  public static let newest = PostfixVersion(.v3_11)

  /// Reads a version as somebody asks for it: `3.7` is the last release of that series.
  ///
  /// - Parameter text: `3.7`, `3.7.11`, or a whole `mail_version`; nil is returned for a series that is not known.
  public init?(_ text: [UInt8]) {
    guard let numbers = VersionNumbers(text), numbers.major == 3,
      let series = PostfixSeries(rawValue: UInt8(truncatingIfNeeded: numbers.minor - 4)), numbers.minor >= 4,
      numbers.minor < 4 + PostfixSeries.allCases.count
    else { return nil }
    self.init(series, patch: numbers.patch.map { UInt8(clamping: $0) })
  }

  /// Reads an installed version; one that is older or newer than all known ones behaves like the nearest.
  ///
  /// - Parameter text: A value of `mail_version`; nil is returned for what is none.
  public init?(nearestTo text: [UInt8]) {
    if let version = PostfixVersion(text) {
      self = version
      return
    }
    guard let numbers = VersionNumbers(text) else { return nil }
    if numbers.major < 3 || numbers.major == 3 && numbers.minor < 4 {
      self.init(.v3_4, patch: 0)
    } else {
      self = .newest
    }
  }

  /// Says which of two releases is older.
  public static func < (left: Self, right: Self) -> Bool {
    left.series != right.series ? left.series < right.series : left.patch < right.patch
  }

  /// The value of `mail_version`.
  public var text: [UInt8] { Array("\(series.name).\(patch)".utf8) }
}

/// The numbers in front of a `mail_version`: `3.7.11`, `3.10.0-RC1`, `3.11-20250101`.
struct VersionNumbers {
  let major: Int
  let minor: Int
  /// Nil when only a series is named; 0 for a snapshot on the way to a release.
  let patch: Int?

  init?(_ text: [UInt8]) {
    var rest = text[...]
    guard let major = Self.number(&rest), rest.popFirst() == UInt8(ascii: "."), let minor = Self.number(&rest) else {
      return nil
    }
    self.major = major
    self.minor = minor
    switch rest.popFirst() {
    case nil: patch = nil
    case UInt8(ascii: "-"): patch = 0
    case UInt8(ascii: "."):
      guard let patch = Self.number(&rest), rest.isEmpty || rest.first == UInt8(ascii: "-") else { return nil }
      self.patch = patch
    default: return nil
    }
  }

  private static func number(_ rest: inout ArraySlice<UInt8>) -> Int? {
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard !digits.isEmpty, digits.count < 7 else { return nil }
    rest = rest[digits.endIndex...]
    return digits.reduce(0) { 10 * $0 + Int($1 - UInt8(ascii: "0")) }
  }
}
