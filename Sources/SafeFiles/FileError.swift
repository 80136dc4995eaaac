public import SystemPackage

/// What went wrong with a file, as data; the commands put it into words.
public enum FileError: Error, Equatable, Sendable {
  /// What was being done when the system refused.
  public enum Operation: String, Sendable {
    /// Opening, or looking up one of the path's directories.
    case open
    /// Reading content or metadata.
    case read
    /// Writing content, or making it durable.
    case write
    /// Taking or waiting for the lock beside the file.
    case lock
    /// Setting owner, mode or extended attributes.
    case setAttributes = "set owner or mode of"
    /// Putting the new file in the place of the old one.
    case rename
    /// Making a directory.
    case createDirectory = "create directory"
    /// Making a symbolic link.
    case createLink = "create link"
    /// Removing a file.
    case remove
  }

  /// The system refused an operation.
  case system(Operation, path: FilePath, Errno)
  /// A directory, device or socket stands where a regular file is needed.
  case notARegularFile(path: FilePath)
  /// More symbolic links in a row than Linux follows (40).
  case tooManyLinks(path: FilePath)
  /// The file is not what it was when the change was planned.
  case changedMeanwhile(path: FilePath)
  /// Several names lead to the file; replacing one would leave the others with the old content.
  case hardLinked(path: FilePath, links: Int)
}
