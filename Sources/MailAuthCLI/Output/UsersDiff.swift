internal import CyrusSASL
internal import LosslessText
internal import SystemPackage

/// The unified diff of a changed database, in the lines of `listusers`: `--diff` of the commands on users.
enum UsersDiff {
  /// Stands for a secret.
  private static let hidden = Array("********".utf8)

  /// The lines for the entries that an edit changed; nothing when there are none.
  static func bytes(of edit: SecretEdit?, _ database: SecretDatabase) -> [UInt8] {
    guard let edit, edit.writing != .none else { return [] }
    var removed = 0
    var added = 0
    var (before, after): ([UInt8], [UInt8]) = ([], [])
    for change in edit.changes {
      let name = change.key.identity.user + [UInt8(ascii: "@")] + change.key.identity.realm
      // A line end in a name would begin another line.
      let entry = (name + Array(": ".utf8) + change.key.property).map { $0 < 0x20 ? UInt8(ascii: "?") : $0 }
      let text = entry + [UInt8(ascii: " ")] + hidden + [UInt8(ascii: "\n")]
      if change.effect != .created {
        before += [UInt8(ascii: "-")] + text
        removed += 1
      }
      if change.effect != .removed {
        after += [UInt8(ascii: "+")] + text
        added += 1
      }
    }
    let path = (database.path.isAbsolute ? "" : "/") + database.path.string
    let source = edit.writing == .created ? "/dev/null" : "a" + path
    // Entries have no order: the hunk is as if those that change were all.
    let hunk = "-\(min(removed, 1)),\(removed) +\(min(added, 1)),\(added)"
    return Array("--- \(source)\n+++ b\(path)\n@@ \(hunk) @@\n".utf8) + before + after
  }

  /// The line for a file that changes in a way that cannot be shown.
  static func withheld(_ path: FilePath, _ words: String = "the content is not shown") -> [UInt8] {
    Array("# \(path): \(words)\n".utf8)
  }

  /// The lines for a file whose lines hold a name, a colon, and a secret.
  static func passwords(_ old: [UInt8]?, _ new: [UInt8], _ path: FilePath) -> [UInt8] {
    UnifiedDiff.between(old, new, path: path.string) { lines in
      lines.map { line in
        guard !line.content.isEmpty else { return line }
        // A line without a colon may be a secret as a whole.
        let name = line.content.firstIndex(of: UInt8(ascii: ":")).map { line.content[...$0] } ?? []
        return PhysicalLine(name + hidden + (line.isTerminated ? [UInt8(ascii: "\n")] : []))
      }
    }
  }
}
