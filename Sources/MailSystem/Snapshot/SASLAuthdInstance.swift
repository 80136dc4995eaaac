public import CyrusSASL
public import SafeFiles
public import SystemPackage

/// One saslauthd(8) of the machine, as its defaults file sets it up.
public struct SASLAuthdInstance: Equatable, Sendable {
  /// The defaults file as it was found.
  public let file: ConfigurationFile
  /// The same as an editable document.
  public let defaults: DefaultsFile

  /// The options that are not the mechanism's.
  public var options: SASLAuthdOptions { SASLAuthdOptions(defaults.value(of: "OPTIONS") ?? "") }

  /// Says whether the init script starts it.
  public var isEnabled: Bool { defaults.value(of: "START") == "yes" }

  /// Describes an instance that is yet to be made.
  ///
  /// - Parameters:
  ///   - path: The path of its defaults file.
  ///   - defaults: What that file is to be made from.
  public init(newAt path: FilePath, defaults: DefaultsFile) {
    file = ConfigurationFile(newAt: path)
    self.defaults = defaults
  }

  private init(_ file: ConfigurationFile) {
    self.file = file
    defaults = DefaultsFile(file.bytes)
  }

  /// Finds the instances of a tree: every file that Debian's init script reads.
  ///
  /// - Parameters:
  ///   - layout: Where the platform keeps things.
  ///   - tree: The tree.
  /// - Returns: The instances in the order of their names, the first one without a suffix; none without the package.
  /// - Throws: ``FileError`` when a file is there and cannot be read.
  public static func all(_ layout: Layout.SASLAuthd, in tree: FileTree) throws(FileError) -> [SASLAuthdInstance] {
    let directory = layout.defaults.removingLastComponent()
    guard let base = layout.defaults.lastComponent?.string, try tree.metadata(of: directory) != nil else { return [] }
    var instances: [SASLAuthdInstance] = []
    for name in try tree.names(in: directory).sorted() where name.hasPrefix(base) {
      guard name.dropFirst(base.count).utf8.allSatisfy(isAllowedInSuffix) else { continue }
      let file = try ConfigurationFile(directory.appending(name), in: tree)
      guard file.snapshot != nil else { continue }
      instances.append(SASLAuthdInstance(file))
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
