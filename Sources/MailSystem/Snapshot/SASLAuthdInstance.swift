public import CyrusSASL
public import SafeFiles
public import SystemPackage

/// One saslauthd(8) of the machine, as its defaults file sets it up.
public struct SASLAuthdInstance: Equatable, Sendable {
  /// The defaults file as it was found.
  public let file: ConfigurationFile
  /// The same as an editable document.
  public let defaults: SASLAuthdDefaults

  /// The directory of its socket.
  public let directory: FilePath

  /// Describes an instance that is yet to be made.
  ///
  /// - Parameters:
  ///   - path: The path of its defaults file.
  ///   - defaults: What that file is to be made from.
  ///   - layout: How the platform sets the daemon up.
  public init(newAt path: FilePath, defaults: SASLAuthdDefaults, _ layout: Layout.SASLAuthd) {
    file = ConfigurationFile(newAt: path)
    self.defaults = defaults
    directory = Self.directory(defaults, layout)
  }

  private init(_ file: ConfigurationFile, _ layout: Layout.SASLAuthd) {
    self.file = file
    defaults = SASLAuthdDefaults(file.bytes, layout.form)
    directory = Self.directory(defaults, layout)
  }

  private static func directory(_ defaults: SASLAuthdDefaults, _ layout: Layout.SASLAuthd) -> FilePath {
    guard let value = defaults.value(of: .directory), !value.isEmpty else { return layout.directory }
    return FilePath(value)
  }

  /// Finds the instances of a tree: every file that Debian's init script reads, or the one of other platforms.
  ///
  /// - Parameters:
  ///   - layout: Where the platform keeps things.
  ///   - tree: The tree.
  /// - Returns: The instances in the order of their names, the first one without a suffix; none without the package.
  /// - Throws: ``FileError`` when a file is there and cannot be read.
  public static func all(_ layout: Layout.SASLAuthd, in tree: FileTree) throws(FileError) -> [SASLAuthdInstance] {
    guard try tree.metadata(of: layout.sign) != nil else { return [] }
    guard layout.instances == .many else {
      return [SASLAuthdInstance(try ConfigurationFile(layout.defaults, in: tree), layout)]
    }
    let directory = layout.defaults.removingLastComponent()
    guard let base = layout.defaults.lastComponent?.string else { return [] }
    var instances: [SASLAuthdInstance] = []
    for name in try tree.names(in: directory).sorted() where name.hasPrefix(base) {
      guard name.dropFirst(base.count).utf8.allSatisfy(isAllowedInSuffix) else { continue }
      let file = try ConfigurationFile(directory.appending(name), in: tree)
      guard file.snapshot != nil else { continue }
      instances.append(SASLAuthdInstance(file, layout))
    }
    return instances
  }

  private static func isAllowedInSuffix(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
