internal import LosslessText
public import SystemPackage

/// The table of dpkg-statoverride(1): which owner and mode packages have to leave alone, a line `user group mode path` each.
public struct OwnershipRecord: Equatable, Sendable {
  private var text: LosslessText

  /// Reads the table.
  ///
  /// - Parameter bytes: The content of the file.
  public init(_ bytes: some Sequence<UInt8>) {
    text = LosslessText(bytes)
  }

  /// The content as it is written back.
  public var bytes: [UInt8] { text.bytes }

  /// Records a path that has no line yet; dpkg allows one, and an administrator's own stays.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - user: The name of the owner.
  ///   - group: The name of the group.
  ///   - permissions: The mode.
  public mutating func add(_ path: FilePath, user: String, group: String, permissions: FilePermissions) {
    let isKnown = text.lines.contains { line in
      line.content.split(separator: 0x20, maxSplits: 3).last?.elementsEqual(path.string.utf8) == true
    }
    guard !isKnown else { return }
    let line = "\(user) \(group) \(String(permissions.rawValue, radix: 8)) \(path)"
    text.append([PhysicalLine(content: line.utf8)])
  }
}
