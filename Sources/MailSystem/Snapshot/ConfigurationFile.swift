public import SafeFiles
public import SystemPackage

/// A configuration file as it was found.
public struct ConfigurationFile: Equatable, Sendable {
  /// The path of the tree.
  public let path: FilePath
  /// The content and the metadata; nil when there is no such file.
  public let snapshot: FileSnapshot?

  /// Reads a file that may be missing.
  ///
  /// - Parameters:
  ///   - path: A path of the tree.
  ///   - tree: The tree.
  /// - Throws: ``FileError`` when it is there and cannot be read.
  public init(_ path: FilePath, in tree: FileTree) throws(FileError) {
    self.path = path
    snapshot = try tree.readIfPresent(path)
  }

  /// Describes a file that is yet to be made.
  ///
  /// - Parameter path: A path of the tree.
  public init(newAt path: FilePath) {
    self.path = path
    snapshot = nil
  }

  /// The content; empty when there is no such file.
  public var bytes: [UInt8] { snapshot?.bytes ?? [] }
}
