internal import LosslessText
internal import Provisioning
internal import SafeFiles
internal import SystemPackage

/// The unified diff of a plan: `--diff`.
enum DiffText {
  static func bytes(of plan: Plan) -> [UInt8] {
    plan.changes.flatMap { change -> [UInt8] in
      guard case .file(let file) = change.kind, case .write(let new, _) = file.action else {
        return Array("# \(change.path): \(change.phrase)\n".utf8)
      }
      guard change.disclosure == .shown else {
        return Array("# \(change.path): the content is not shown\n".utf8)
      }
      return UnifiedDiff.between(file.expected.map(masked), masked(new), path: change.path.string)
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

  /// Overwrites the values of settings that hold passwords: sql_passwd, ldapdb_pw and the like.
  private static func masked(_ bytes: [UInt8]) -> [UInt8] {
    LosslessText(bytes).lines.flatMap { line -> [UInt8] in
      let content = line.content
      guard let end = content.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }) else {
        return Array(line.bytes)
      }
      let key = String(decoding: content[..<end], as: UTF8.self).lowercased().filter { $0 != " " && $0 != "\t" }
      guard key.hasSuffix("_pw") || key.hasSuffix("passwd") || key.hasSuffix("password") else {
        return Array(line.bytes)
      }
      return Array(content[...end]) + Array(" ********".utf8) + (line.isTerminated ? [UInt8(ascii: "\n")] : [])
    }
  }
}

extension Plan.Change {
  /// What happens to the path, in a few words.
  var phrase: String {
    switch kind {
    case .newUserDatabase: "created"
    case .file(let change):
      switch change.action {
      case .write: change.expected == nil ? "created" : "edited"
      case .setAttributes(let attributes):
        "mode \(String(attributes.permissions.rawValue, radix: 8))\(owner(attributes))"
      case .createDirectory: "created as a directory"
      case .moveBehindLink(let target): "moved to \(target), a link stays"
      case .createLink(let target): "linked to \(target)"
      }
    }
  }

  private func owner(_ attributes: FileAttributes) -> String {
    attributes.ownership.map { ", owner \($0.user):\($0.group)" } ?? ""
  }
}
