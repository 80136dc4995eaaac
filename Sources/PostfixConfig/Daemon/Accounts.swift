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

  /// The accounts of a tree: the system's own as getpwnam(3) finds them, those of an image from its `/etc/passwd` and
  /// `/etc/group`.
  ///
  /// - Parameter tree: The tree.
  public init(in tree: FileTree) {
    guard !tree.isLive else {
      // Who is in the files, and the files are asked first, is not asked of the library: that is a sixth of a look-up.
      user = { name in
        guard Self.isAskedFirst("passwd:"), Self.isCommon(name),
          let user = AccountLine(of: name, in: "/etc/passwd", tree)
        else { return Self.systemUser(name) }
        return user.number(2).flatMap { id in user.number(3).map { (id, $0) } } ?? Self.systemUser(name)
      }
      group = { name in
        guard Self.isAskedFirst("group:"), Self.isCommon(name),
          let group = AccountLine(of: name, in: "/etc/group", tree)
        else { return Self.systemGroup(name) }
        return group.number(2) ?? Self.systemGroup(name)
      }
      return
    }
    user = { name in
      guard let user = AccountLine(of: name, in: "/etc/passwd", tree), let id = user.number(2),
        let group = user.number(3)
      else { return nil }
      return (id, group)
    }
    group = { AccountLine(of: $0, in: "/etc/group", tree)?.number(2) }
  }

  /// Says whether names of this form mean the same to all databases.
  private static func isCommon(_ name: [UInt8]) -> Bool {
    guard let first = name.first, isNameByte(first) else { return false }
    return name.allSatisfy { isNameByte($0) || $0 == UInt8(ascii: "-") }
  }

  /// The library's order of databases, nsswitch.conf(5).
  private static let order = (try? FileTree.live.read("/etc/nsswitch.conf"))?.bytes ?? []

  /// Says whether the files are asked before all others, and what they say counts.
  private static func isAskedFirst(_ database: StaticString) -> Bool {
    let name = bytes(database)
    var (start, found) = (0, false)
    while start < order.count {
      let end = position(of: 0x0A, in: order[...], from: start) ?? order.count
      defer { start = end + 1 }
      guard order[start..<end].starts(with: name) else { continue }
      var words = Tokens(order[(start + name.count)..<end], separators: .blanks)
      let (first, second) = (words.nextPlain(), words.nextPlain())
      // A second line for a database, or a rule for what happens next, is for the library to understand.
      guard !found, first?.elementsEqual("files".utf8) == true, second?.first != UInt8(ascii: "[") else { return false }
      found = true
    }
    return found
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

/// A line of passwd(5) or group(5): fields with colons between them.
private struct AccountLine {
  private let text: ArraySlice<UInt8>

  /// Finds the first line of a name.
  ///
  /// - Returns: nil when there is none.
  init?(of name: [UInt8], in file: FilePath, _ tree: FileTree) {
    guard !name.contains(UInt8(ascii: ":")), let content = try? tree.read(file).bytes else { return nil }
    var start = 0
    while start < content.count {
      let end = position(of: 0x0A, in: content[...], from: start) ?? content.count
      let colon = start + name.count
      if colon < end, content[colon] == UInt8(ascii: ":"), content[start..<colon].elementsEqual(name) {
        text = content[start..<end]
        return
      }
      start = end + 1
    }
    return nil
  }

  /// Reads the number in a field, the first one being 0.
  func number(_ field: Int) -> Int? {
    var (place, colons, value, digits) = (text.startIndex, 0, 0, 0)
    while place < text.endIndex {
      let byte = text[place]
      place += 1
      if byte == UInt8(ascii: ":") {
        if colons == field { break }
        colons += 1
      } else if colons == field {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), digits < 10 else { return nil }
        value = 10 * value + Int(byte - UInt8(ascii: "0"))
        digits += 1
      }
    }
    return digits == 0 || value > Int(UInt32.max) ? nil : value
  }
}
