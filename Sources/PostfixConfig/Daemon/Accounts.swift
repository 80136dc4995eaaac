public import SafeFiles
internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The user and group database: the system's, or the files of an image.
public struct Accounts: Sendable {
  /// Finds a user's number and group.
  var user: @Sendable (_ name: [UInt8]) -> (id: Int, group: Int)?
  /// Finds a group's number.
  var group: @Sendable (_ name: [UInt8]) -> Int?

  /// The accounts of a tree: the system's own by getpwnam(3), those of an image from its `/etc/passwd` and `/etc/group`.
  ///
  /// - Parameter tree: The tree.
  public init(in tree: FileTree) {
    guard !tree.isLive else {
      user = { Self.systemUser($0) }
      group = { Self.systemGroup($0) }
      return
    }
    user = { name in
      guard let fields = Self.line(of: name, in: "/etc/passwd", tree), fields.count > 3,
        let id = Self.number(fields[2]),
        let group = Self.number(fields[3])
      else { return nil }
      return (id, group)
    }
    group = { name in
      guard let fields = Self.line(of: name, in: "/etc/group", tree), fields.count > 2 else { return nil }
      return Self.number(fields[2])
    }
  }

  private static func number(_ text: ArraySlice<UInt8>) -> Int? { Int(String(decoding: text, as: UTF8.self)) }

  private static func line(of name: [UInt8], in file: String, _ tree: FileTree) -> [ArraySlice<UInt8>]? {
    guard let content = try? tree.read(.init(file)).bytes else { return nil }
    for line in content.split(separator: 0x0A) {
      let fields = line.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      if fields.first?.elementsEqual(name) == true { return fields }
    }
    return nil
  }

  private static func systemUser(_ name: [UInt8]) -> (id: Int, group: Int)? {
    // The entry belongs to the library and is read before the next call.
    guard let entry = unsafe getpwnam(name.map { CChar(bitPattern: $0) } + [0]) else { return nil }
    return unsafe (Int(entry.pointee.pw_uid), Int(entry.pointee.pw_gid))
  }

  private static func systemGroup(_ name: [UInt8]) -> Int? {
    guard let entry = unsafe getgrnam(name.map { CChar(bitPattern: $0) } + [0]) else { return nil }
    return unsafe Int(entry.pointee.gr_gid)
  }
}
