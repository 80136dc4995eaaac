public import SafeFiles
internal import SystemPackage

extension Layout {
  /// Every layout that this version knows.
  public static let known: [Layout] = [
    .debian, .ubuntu, .rhel8, .rhel9, .rhel10, .fedora, .alpine, .arch, .openSUSE, .freeBSD,
  ]

  /// What could not be found out about a platform.
  public enum DetectionError: Error, Equatable, Sendable {
    /// No layout has this name; the known ones follow.
    case unknown(platform: String, known: [String])
  }

  /// Finds a layout by the name that a user gave.
  ///
  /// - Parameters:
  ///   - name: For instance `debian`, `rhel9`, or an ID of os-release(5) such as `rocky`.
  ///   - tree: The tree, whose release decides between the layouts of one name.
  /// - Returns: The layout.
  /// - Throws: ``DetectionError`` when there is none.
  public static func named(_ name: String, in tree: FileTree) throws(DetectionError) -> Layout {
    if let layout = known.first(where: { $0.platform == name }) { return layout }
    let release = Release(of: tree)
    let isOfTree = release.map { $0.identifiers.contains(name) } ?? false
    guard let layout = layout(of: name, version: isOfTree ? release?.version : nil) else { throw unknown(name) }
    return layout
  }

  /// Finds the layout of a tree by os-release(5), or by freebsd-version(1).
  ///
  /// - Parameter tree: The tree.
  /// - Returns: The layout; Debian's for a tree without either, as a bare folder of files is.
  /// - Throws: ``DetectionError`` when the platform is another one.
  public static func detected(in tree: FileTree) throws(DetectionError) -> Layout {
    // os-release(5) of FreeBSD is made at boot, so an image has a link that leads nowhere.
    if (try? tree.metadata(of: "/bin/freebsd-version")).flatMap({ $0 }) != nil { return .freeBSD }
    guard let release = Release(of: tree) else { return .debian }
    for identifier in release.identifiers {
      if let layout = layout(of: identifier, version: release.version) { return layout }
    }
    throw unknown(release.identifiers.first ?? "")
  }

  private static func unknown(_ name: String) -> DetectionError {
    .unknown(platform: name, known: known.map(\.platform) + ["rhel"])
  }

  /// The layout for an ID of os-release(5); of several for one ID the newest that is not newer than the system.
  private static func layout(of identifier: String, version: Int?) -> Layout? {
    switch identifier {
    case "rhel", "centos", "rocky", "almalinux", "ol":
      switch version {
      case .some(..<9): .rhel8
      case 9: .rhel9
      default: .rhel10
      }
    case "opensuse", "opensuse-leap", "opensuse-tumbleweed", "suse", "sles": .openSUSE
    default: known.first { $0.platform == identifier }
    }
  }
}

/// What os-release(5) says of a system.
private struct Release {
  /// The values of ID and ID_LIKE, the nearest first.
  let identifiers: [String]
  /// The first number of VERSION_ID.
  let version: Int?

  /// Reads the file of a tree; nil where there is none.
  init?(of tree: FileTree) {
    let file = ["/etc/os-release", "/usr/lib/os-release"].lazy
      .compactMap { path in (try? tree.readIfPresent(path)).flatMap { $0 } }.first
    guard let file else { return nil }
    var own: [String] = []
    var like: [String] = []
    var version: Int?
    for line in file.bytes.split(separator: UInt8(ascii: "\n")) {
      let text = String(decoding: line, as: UTF8.self)
      let value = text.drop { $0 != "=" }.dropFirst().filter { $0 != "\"" && $0 != "'" }
      if text.hasPrefix("ID=") { own = [String(value)] }
      if text.hasPrefix("ID_LIKE=") { like = value.split(separator: " ").map(String.init) }
      if text.hasPrefix("VERSION_ID=") { version = Int(value.prefix { $0.isNumber }) }
    }
    identifiers = own + like
    self.version = version
  }
}
