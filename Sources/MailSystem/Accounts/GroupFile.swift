internal import LosslessText

/// A document of group(5) or gshadow(5): colon-separated fields, the last one a comma-separated list of members.
///
/// Lines of another form, for instance the `+` of NIS, are kept as they are.
public struct GroupFile: Equatable, Sendable {
  private var text: LosslessText

  /// Reads a group or gshadow file.
  ///
  /// - Parameter bytes: The content of the file.
  public init(_ bytes: some Sequence<UInt8>) {
    text = LosslessText(bytes)
  }

  /// The content as it is written back.
  public var bytes: [UInt8] { text.bytes }

  /// The number of a group; group(5) alone has it, gshadow(5) has passwords there.
  ///
  /// - Parameter name: The name of the group.
  /// - Returns: The number, or nil when there is no such group.
  public func groupID(of name: String) -> UInt32? {
    guard let fields = line(of: name)?.fields, fields.count >= 3 else { return nil }
    return UInt32(String(decoding: fields[2], as: UTF8.self))
  }

  /// Tells the members that the file lists.
  ///
  /// - Parameter name: The name of the group.
  /// - Returns: The names, or nil when there is no such group; users with it as their primary group are not among them.
  public func members(of name: String) -> [String]? {
    line(of: name).map { line in
      line.fields[3].split(separator: UInt8(ascii: ",")).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Adds a member to a group, unless it is one already.
  ///
  /// - Parameters:
  ///   - user: The name of the user.
  ///   - name: The name of the group; nothing happens when there is none.
  public mutating func add(_ user: String, to name: String) {
    guard let line = line(of: name), members(of: name)?.contains(user) == false else { return }
    let separator = line.fields[3].isEmpty ? "" : ","
    let old = text.lines[line.index]
    let content = Array(old.content) + Array((separator + user).utf8) + (old.isTerminated ? [UInt8(ascii: "\n")] : [])
    text.replaceLines(line.index..<line.index + 1, with: [PhysicalLine(content[...])])
  }

  /// Takes a member out of a group.
  ///
  /// - Parameters:
  ///   - user: The name of the user.
  ///   - name: The name of the group; nothing happens when there is none, or the user is no member.
  public mutating func remove(_ user: String, from name: String) {
    guard let line = line(of: name) else { return }
    let members = line.fields[3].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    // The names of the others need not be UTF-8.
    let rest = members.filter { !$0.elementsEqual(user.utf8) }
    guard rest.count < members.count else { return }
    let old = text.lines[line.index]
    let content =
      Array(old.content[..<line.fields[3].startIndex]) + rest.joined(separator: [UInt8(ascii: ",")])
      + (old.isTerminated ? [UInt8(ascii: "\n")] : [])
    text.replaceLines(line.index..<line.index + 1, with: [PhysicalLine(content[...])])
  }

  /// One user's place in a group.
  public struct Membership: Equatable, Sendable {
    /// The name of the user.
    public let user: String
    /// The name of the group.
    public let group: String
  }

  /// Finds what was added to a file.
  ///
  /// - Parameter old: The file as it was before.
  /// - Returns: The memberships that it did not have.
  public func memberships(since old: GroupFile) -> [Membership] {
    text.lines.flatMap { line -> [Membership] in
      let fields = line.content.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      guard fields.count == 4 else { return [] }
      let group = String(decoding: fields[0], as: UTF8.self)
      let before = old.members(of: group) ?? []
      return (members(of: group) ?? []).filter { !before.contains($0) }.map { Membership(user: $0, group: group) }
    }
  }

  private func line(of name: String) -> (index: Int, fields: [ArraySlice<UInt8>])? {
    for (index, line) in text.lines.enumerated() {
      let fields = line.content.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      if fields.count == 4, fields[0].elementsEqual(name.utf8) { return (index, fields) }
    }
    return nil
  }
}
