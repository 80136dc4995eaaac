public import SystemPackage
internal import Glibc

/// Who owns a file.
public struct Ownership: Equatable, Hashable, Sendable {
  /// The numeric user.
  public let user: UInt32
  /// The numeric group.
  public let group: UInt32

  /// Names an owner by numbers.
  ///
  /// - Parameters:
  ///   - user: The numeric user.
  ///   - group: The numeric group.
  public init(user: UInt32, group: UInt32) {
    self.user = user
    self.group = group
  }
}

/// What a file is to be given besides its content.
public struct FileAttributes: Equatable, Sendable {
  /// The permission bits.
  public var permissions: FilePermissions
  /// The owner; nil leaves it to the system: the caller's user and group.
  public var ownership: Ownership?

  /// Names permissions and an owner.
  ///
  /// - Parameters:
  ///   - permissions: The permission bits.
  ///   - ownership: The owner; nil for the caller.
  public init(permissions: FilePermissions, ownership: Ownership? = nil) {
    self.permissions = permissions
    self.ownership = ownership
  }
}

/// The time of change that a file is to show.
public enum ModificationTime: Equatable, Sendable {
  /// The moment of the change.
  case now
  /// Three seconds ago, yet later than the file's last change.
  ///
  /// Postfix reads a main.cf younger than two seconds again and again until it has aged, in case an editor is still at
  /// it; a file that was replaced in one step needs no such wait.
  case settled
}

/// What the system says of a file, stat(2).
public struct FileMetadata: Equatable, Sendable {
  /// What stands at a path.
  public enum Kind: Sendable {
    /// A regular file.
    case regular
    /// A directory.
    case directory
    /// A symbolic link that was not followed.
    case link
    /// A socket.
    case socket
    /// A device or a pipe.
    case other
  }

  /// What it is.
  public let kind: Kind
  /// The permission bits, set-user-ID and sticky included.
  public let permissions: FilePermissions
  /// The owner.
  public let ownership: Ownership
  /// The number of names.
  public let links: Int
  /// The size in bytes.
  public let size: Int
  /// The device that holds the file.
  public let device: UInt64
  /// The number of the file on its device.
  public let inode: UInt64
  /// The time of the last change of content, in nanoseconds since 1970.
  public let modified: Int64

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      case S_IFLNK: .link
      case S_IFSOCK: .socket
      default: .other
      }
    permissions = FilePermissions(rawValue: status.st_mode & 0o7777)
    ownership = Ownership(user: status.st_uid, group: status.st_gid)
    links = Int(status.st_nlink)
    size = Int(status.st_size)
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
  }

  /// Says whether both describe the same file, under whatever names.
  ///
  /// - Parameter other: The metadata to compare with.
  /// - Returns: Whether device and inode are the same.
  public func isSameFile(as other: FileMetadata) -> Bool {
    device == other.device && inode == other.inode
  }

  /// The permissions and the owner, as a new file would need them to look alike.
  public var attributes: FileAttributes { FileAttributes(permissions: permissions, ownership: ownership) }
}

/// A file's content together with what the system said of it at the same time.
public struct FileSnapshot: Equatable, Sendable {
  /// The content.
  public let bytes: [UInt8]
  /// What the system said of the file that was read.
  public let metadata: FileMetadata
}
