public import LosslessText

/// The releases of Dovecot, as far as their configuration differs.
public enum DovecotVersion: String, CaseIterable, Sendable {
  /// 1.0 to 1.2: `auth default` holds mechanisms and sockets.
  case one = "1"
  /// 2.0 to 2.3: `service auth` holds sockets.
  case two = "2.3"
  /// From 2.4 on: the same, and the files begin with the version that they are written for.
  case twoFour = "2.4"

  /// Reads what a user gives, for instance `1.2`, `2.0` or `2.4.1`.
  ///
  /// - Parameter text: The number of a release.
  public init?(release text: String) {
    let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard let major = numbers.first, !numbers.contains(nil) else { return nil }
    switch (major, numbers.count > 1 ? numbers[1] : nil) {
    case (1, _): self = .one
    case (2, 4?): self = .twoFour
    case (2, nil), (2, (0...3)?): self = .two
    default: return nil
    }
  }
}

extension DovecotConfiguration {
  /// The release that the files are written for and the place that shows it; nil where they would do for several.
  public var release: (version: DovecotVersion, location: SourceLocation)? {
    for occurrence in occurrences where occurrence.path.isEmpty {
      switch statement(occurrence).kind {
      case .setting(let key, _, _) where key.elementsEqual("dovecot_config_version".utf8):
        return (.twoFour, location(occurrence))
      case .sectionStart(let section) where section.type.elementsEqual("auth".utf8):
        return (.one, location(occurrence))
      case .sectionStart(let section) where section.type.elementsEqual("service".utf8):
        return (.two, location(occurrence))
      default: continue
      }
    }
    return nil
  }
}
