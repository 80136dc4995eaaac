/// A release series of Postfix; parameters and their defaults differ from one to the next.
public enum PostfixSeries: UInt8, CaseIterable, Comparable, Sendable {
  /// Postfix 3.4.
  case v3_4
  /// Postfix 3.5 (Debian 11).
  case v3_5
  /// Postfix 3.6 (Ubuntu 22.04).
  case v3_6
  /// Postfix 3.7 (Debian 12).
  case v3_7
  /// Postfix 3.8 (Ubuntu 24.04).
  case v3_8
  /// Postfix 3.9.
  case v3_9
  /// Postfix 3.10 (Debian 13).
  case v3_10
  /// Postfix 3.11.
  case v3_11

  /// Says which of two series is older.
  public static func < (left: Self, right: Self) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The name as `mail_version` begins: `3.7`.
  public var name: String {
    "3.\(4 + rawValue)"
  }

  /// The last release of the series whose parameters were measured.
  var lastPatch: UInt8 {
    switch self {
    case .v3_4: 29
    case .v3_5: 27
    case .v3_6: 20
    case .v3_7: 22
    case .v3_8: 20
    case .v3_9: 14
    case .v3_10: 13
    case .v3_11: 7
    }
  }
}

/// Whose build of Postfix it is; some defaults are chosen when it is compiled.
public enum PostfixBuild: UInt8, Sendable {
  /// The packages of Debian and its derivatives.
  case debian = 1
  /// Postfix compiled without arguments.
  case upstream = 2
}
