internal import Glibc
public import SystemPackage

/// A file that is open for reading, and that others may lock against readers with flock(2).
public final class SharedFile {
  private let file: OpenFile
  /// What the system said of the file when it was opened.
  public let metadata: FileMetadata
  /// How libraries that open paths themselves reach this very file.
  public var path: FilePath { FilePath("/proc/self/fd/\(file.raw)") }
  /// The descriptor, as long as this object lives.
  public var descriptor: Int32 { file.raw }

  /// What the file is opened for.
  public enum Access: Sendable {
    /// Reading.
    case reading
    /// Changes by a library that has its own protocol for them.
    case changing
  }

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: A path of the tree; links are followed.
  ///   - tree: The tree.
  ///   - access: What it is opened for.
  /// - Throws: ``FileError``.
  public init(_ path: FilePath, in tree: FileTree, for access: Access = .reading) throws(FileError) {
    file = try tree.open(path, flags: (access == .reading ? O_RDONLY : O_RDWR) | O_NOCTTY, for: .open)
    do throws(Errno) {
      metadata = try file.metadata()
    } catch {
      throw .system(.read, path: path, error)
    }
  }

  /// Waits for a lock that others hold.
  ///
  /// - Throws: What the system says.
  public func lock() throws(Errno) { _ = try retrying { flock(file.raw, LOCK_SH) } }

  /// Waits until nobody else holds a lock.
  ///
  /// - Throws: What the system says.
  public func lockAlone() throws(Errno) { _ = try retrying { flock(file.raw, LOCK_EX) } }

  /// Gives the lock back.
  public func unlock() { flock(file.raw, LOCK_UN) }

  /// Reads everything from here to the end, whatever kind of file it is.
  ///
  /// - Returns: The bytes.
  /// - Throws: What the system says.
  public func readToEnd() throws(Errno) -> [UInt8] { try file.readToEnd(expecting: metadata.size) }
}
