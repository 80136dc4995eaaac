public import SafeFiles
internal import SystemPackage

extension Layout {
  /// Every layout that this version knows.
  public static let known: [Layout] = [.debian]

  /// What could not be found out about a platform.
  public enum DetectionError: Error, Equatable, Sendable {
    /// No layout has this name; the known ones follow.
    case unknown(platform: String, known: [String])
  }

  /// Finds a layout by the name that a user gave.
  ///
  /// - Parameter name: For instance `debian`.
  /// - Returns: The layout.
  /// - Throws: ``DetectionError`` when there is none.
  public static func named(_ name: String) throws(DetectionError) -> Layout {
    guard let layout = known.first(where: { $0.platform == name }) else {
      throw .unknown(platform: name, known: known.map(\.platform))
    }
    return layout
  }

  /// Finds the layout of a tree by os-release(5).
  ///
  /// - Parameter tree: The tree.
  /// - Returns: The layout; Debian's for a tree without os-release, as a bare folder of files is.
  /// - Throws: ``DetectionError`` when the platform is another one.
  public static func detected(in tree: FileTree) throws(DetectionError) -> Layout {
    let file = ["/etc/os-release", "/usr/lib/os-release"].lazy
      .compactMap { path in (try? tree.readIfPresent(path)).flatMap { $0 } }.first
    guard let file else { return .debian }
    let identifiers = self.identifiers(of: file.bytes)
    for identifier in identifiers {
      if let layout = known.first(where: { $0.platform == identifier }) { return layout }
    }
    throw .unknown(platform: identifiers.first ?? "", known: known.map(\.platform))
  }

  /// The values of ID and ID_LIKE, the nearest first.
  private static func identifiers(of bytes: [UInt8]) -> [String] {
    var own: [String] = []
    var like: [String] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let text = String(decoding: line, as: UTF8.self)
      let value = text.drop { $0 != "=" }.dropFirst().filter { $0 != "\"" && $0 != "'" }
      if text.hasPrefix("ID=") { own = [String(value)] }
      if text.hasPrefix("ID_LIKE=") { like = value.split(separator: " ").map(String.init) }
    }
    return own + like
  }
}
