public import SafeFiles
public import SystemPackage

/// Users and groups of one tree, from its own passwd(5), group(5) and gshadow(5).
public struct AccountDatabase: Equatable, Sendable {
  /// A user that passwd(5) lists.
  public struct User: Equatable, Sendable {
    /// The login name.
    public let name: String
    /// The numeric user.
    public let user: UInt32
    /// The numeric primary group.
    public let group: UInt32
  }

  /// Where group(5) is.
  public static let groupPath: FilePath = "/etc/group"
  /// Where gshadow(5) is.
  public static let shadowGroupPath: FilePath = "/etc/gshadow"
  /// The lock of lckpwdf(3), which useradd(8) and its kin take.
  public static let lockPath: FilePath = "/etc/.pwd.lock"

  /// group(5); nil where the tree has none.
  public let groups: FileSnapshot?
  /// gshadow(5); nil where the tree has none.
  public let shadowGroups: FileSnapshot?
  private let users: [User]

  /// Reads the account files of a tree.
  ///
  /// - Parameter tree: The tree.
  /// - Throws: ``FileError`` when a file is there and cannot be read; gshadow(5) may be closed to the caller.
  public init(in tree: FileTree) throws(FileError) {
    groups = try tree.readIfPresent(Self.groupPath)
    do {
      shadowGroups = try tree.readIfPresent(Self.shadowGroupPath)
    } catch {
      guard case .system(_, _, .permissionDenied) = error else { throw error }
      shadowGroups = nil
    }
    users = try tree.readIfPresent("/etc/passwd").map { Self.users(of: $0.bytes) } ?? []
  }

  /// Finds a user.
  ///
  /// - Parameter name: The login name.
  /// - Returns: The user; nil when there is none.
  public func user(_ name: String) -> User? { users.first { $0.name == name } }

  /// Finds the number of a group.
  ///
  /// - Parameter name: The name of the group.
  /// - Returns: The number; nil when there is no such group.
  public func groupID(_ name: String) -> UInt32? {
    groups.flatMap { GroupFile($0.bytes).groupID(of: name) }
  }

  /// Says whether a user belongs to a group, by primary group or by list.
  ///
  /// - Parameters:
  ///   - user: The login name.
  ///   - group: The name of the group.
  /// - Returns: Whether the user is a member.
  public func isMember(_ user: String, of group: String) -> Bool {
    guard let groups else { return false }
    let file = GroupFile(groups.bytes)
    if file.members(of: group)?.contains(user) == true { return true }
    guard let number = file.groupID(of: group) else { return false }
    return self.user(user)?.group == number
  }

  private static func users(of bytes: [UInt8]) -> [User] {
    bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let fields = line.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard fields.count >= 4, let user = UInt32(fields[2]), let group = UInt32(fields[3]) else { return nil }
      return User(name: fields[0], user: user, group: group)
    }
  }
}
