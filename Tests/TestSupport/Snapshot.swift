internal import Foundation
internal import SystemPackage

/// What one name in a directory stands for.
public struct SnapshotEntry: Equatable, Sendable, CustomStringConvertible {
  /// The content of an entry.
  public enum Content: Equatable, Sendable {
    /// A regular file.
    case file([UInt8])
    /// A directory.
    case directory
    /// A symbolic link and what it holds.
    case link(String)
    /// A socket, a device or a pipe.
    case other(String)
  }

  /// The permission bits.
  public var mode: Int
  /// What it is.
  public var content: Content

  /// Mode and content, for messages of a test.
  public var description: String {
    let kind =
      switch content {
      case .file(let bytes): "file \(String(decoding: bytes, as: UTF8.self).debugDescription)"
      case .directory: "directory"
      case .link(let target): "link to \(target)"
      case .other(let type): type
      }
    return "\(String(mode, radix: 8)) \(kind)"
  }
}

extension Sandbox {
  /// Describes every file, directory and link inside, by its relative path.
  ///
  /// - Returns: One entry per name; the sandbox itself is not among them.
  /// - Throws: What the system says.
  public func snapshot() throws -> [String: SnapshotEntry] {
    var entries: [String: SnapshotEntry] = [:]
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.string)
    for name in names {
      let file = path(name).string
      let attributes = try FileManager.default.attributesOfItem(atPath: file)
      let type = attributes[.type] as? FileAttributeType ?? .typeUnknown
      let content: SnapshotEntry.Content =
        switch type {
        case .typeRegular: .file(try read(name))
        case .typeDirectory: .directory
        case .typeSymbolicLink: .link(try FileManager.default.destinationOfSymbolicLink(atPath: file))
        default: .other(type.rawValue)
        }
      let mode = type == .typeSymbolicLink ? 0o777 : attributes[.posixPermissions] as? Int ?? 0
      entries[name] = SnapshotEntry(mode: mode, content: content)
    }
    return entries
  }
}
