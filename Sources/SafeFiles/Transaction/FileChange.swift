public import SystemPackage

/// One change to the tree, as a plan holds it before anything is written.
public struct FileChange: Equatable, Sendable {
  /// What is to become of the path.
  public enum Action: Equatable, Sendable {
    /// The file gets this content; nil attributes keep those of the file, or give a new one 0644 and the caller as owner.
    case write([UInt8], FileAttributes?)
    /// Owner and mode change, the content does not.
    case setAttributes(FileAttributes)
    /// A directory is made.
    case createDirectory(FileAttributes)
    /// The file moves to another place on the same file system and leaves a symbolic link behind; no moment is without it.
    case moveBehindLink(to: FilePath)
    /// A symbolic link is made where nothing is.
    case createLink(to: FilePath)
    /// The file goes.
    case remove
    /// The directory goes, unless it holds something by then.
    case removeDirectory
    /// A file that was moved behind a link comes back and replaces the link.
    case moveBack(from: FilePath)
    /// The symbolic link goes.
    case removeLink(to: FilePath)
  }

  /// A path of the tree.
  public let path: FilePath
  /// What is to become of it.
  public let action: Action
  /// The content that the plan was made for; nil when there was no file.
  public let expected: [UInt8]?
  /// The time of change that a written file is to show.
  public let modified: ModificationTime

  /// Describes a change.
  ///
  /// - Parameters:
  ///   - path: A path of the tree.
  ///   - action: What is to become of it.
  ///   - expected: The content that the plan was made for; looked at for `write` and `remove`.
  ///   - modified: The time of change that a written file is to show.
  public init(
    _ path: FilePath, _ action: Action, expected: [UInt8]? = nil, modified: ModificationTime = .now
  ) {
    self.modified = modified
    self.path = path
    self.action = action
    self.expected = expected
  }
}
