internal import LosslessText
internal import Provisioning
internal import SafeFiles
internal import SystemPackage

/// The unified diff of a plan: `--diff`.
enum DiffText {
  static func bytes(of plan: Plan) -> [UInt8] {
    plan.changes.flatMap { change -> [UInt8] in
      guard case .file(let file) = change.kind, let new = file.newContent else {
        return Array("# \(change.path): \(change.phrase)\n".utf8)
      }
      guard change.disclosure == .shown else {
        return Array("# \(change.path): the content is not shown\n".utf8)
      }
      return UnifiedDiff.between(
        file.expected, new, path: change.path.string, showing: SecretMask.masked)
    }
  }

  static func colored(_ diff: [UInt8]) -> [UInt8] {
    LosslessText(diff).lines.flatMap { line -> [UInt8] in
      let color: String? =
        switch line.bytes.first {
        case UInt8(ascii: "+"): "32"
        case UInt8(ascii: "-"): "31"
        case UInt8(ascii: "@"): "36"
        default: nil
        }
      guard let color else { return Array(line.bytes) }
      return Array("\u{1B}[\(color)m".utf8) + Array(line.content) + Array("\u{1B}[0m\n".utf8)
    }
  }
}

extension FileChange {
  /// What the file is going to hold, `.some(nil)` when it goes; nil when the change is about something else.
  var newContent: [UInt8]?? {
    switch action {
    case .write(let bytes, _): .some(bytes)
    case .remove: .some(nil)
    default: nil
    }
  }
}

extension Plan.Change {
  /// What happens to the path, in a few words.
  var phrase: String {
    switch kind {
    case .newUserDatabase: "created"
    case .newIndex: "made from its source"
    case .file(let change):
      switch change.action {
      case .write: change.expected == nil ? "created" : "edited"
      case .setAttributes(let attributes):
        "mode \(String(attributes.permissions.rawValue, radix: 8))\(owner(attributes))"
      case .createDirectory: "created as a directory"
      case .moveBehindLink(let target): "moved to \(target), a link stays"
      case .createLink(let target): "linked to \(target)"
      case .remove, .removeDirectory, .removeLink: "removed"
      case .moveBack(let target): "moved back from \(target)"
      }
    }
  }

  private func owner(_ attributes: FileAttributes) -> String {
    attributes.ownership.map { ", owner \($0.user):\($0.group)" } ?? ""
  }
}
