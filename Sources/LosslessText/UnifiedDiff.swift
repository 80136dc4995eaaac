/// The difference of two texts in the unified format of diff(1), with three lines of context.
public enum UnifiedDiff {
  /// Compares two texts line by line.
  ///
  /// - Parameters:
  ///   - old: The text before; nil when the file does not exist.
  ///   - new: The text after; nil when the file is removed.
  ///   - path: The path shown in the header, after `a/` and `b/`.
  ///   - shown: Maps the lines of a text to those that are shown for them, as many; a change of what is hidden still shows
  ///     as a change.
  /// - Returns: The diff, empty when both are equal.
  /// - Complexity: O(*n* log *n*) for *n* lines.
  public static func between(
    _ old: [UInt8]?, _ new: [UInt8]?, path: String, showing shown: ([PhysicalLine]) -> [PhysicalLine] = { $0 }
  ) -> [UInt8] {
    guard old != new else { return [] }
    let before = LosslessText(old ?? []).lines
    let after = LosslessText(new ?? []).lines
    let name = path.hasPrefix("/") ? path : "/" + path
    let (source, target) = (old == nil ? "/dev/null" : "a" + name, new == nil ? "/dev/null" : "b" + name)
    var output = Array("--- \(source)\n+++ \(target)\n".utf8)
    let edits = replaced(script(from: before, to: after), old: shown(before), new: shown(after))
    for hunk in hunks(of: edits) { output += hunk.rendered }
    return output
  }

  /// Puts the lines that are shown in the place of those that were compared; a line that either text hides is hidden.
  private static func replaced(_ edits: [Edit], old: [PhysicalLine], new: [PhysicalLine]) -> [Edit] {
    var (oldIndex, newIndex) = (0, 0)
    return edits.map { edit in
      switch edit {
      case .keep(let line):
        defer { (oldIndex, newIndex) = (oldIndex + 1, newIndex + 1) }
        return .keep(old[oldIndex] == line ? new[newIndex] : old[oldIndex])
      case .remove:
        defer { oldIndex += 1 }
        return .remove(old[oldIndex])
      case .insert:
        defer { newIndex += 1 }
        return .insert(new[newIndex])
      }
    }
  }

  struct Hunk {
    var oldStart: Int
    var newStart: Int
    var edits: [Edit] = []

    var rendered: [UInt8] {
      let oldCount = edits.count { if case .insert = $0 { false } else { true } }
      let newCount = edits.count { if case .remove = $0 { false } else { true } }
      var output = Array("@@ -\(range(oldStart, oldCount)) +\(range(newStart, newCount)) @@\n".utf8)
      for edit in edits {
        switch edit {
        case .keep(let line): append(" ", line, to: &output)
        case .remove(let line): append("-", line, to: &output)
        case .insert(let line): append("+", line, to: &output)
        }
      }
      return output
    }

    /// An empty side is numbered by the line before it, as diff(1) does.
    private func range(_ start: Int, _ count: Int) -> String {
      count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
    }

    private func append(_ mark: String, _ line: PhysicalLine, to output: inout [UInt8]) {
      output += mark.utf8
      output += line.bytes
      if !line.isTerminated { output += "\n\\ No newline at end of file\n".utf8 }
    }
  }

  static let context = 3

  static func hunks(of edits: [Edit]) -> [Hunk] {
    var hunks: [Hunk] = []
    var current: Hunk?
    var (old, new, quiet) = (0, 0, 0)
    for (index, edit) in edits.enumerated() {
      if edit.isChange {
        if current == nil {
          let lead = edits[max(0, index - context)..<index].reversed().prefix { !$0.isChange }.reversed()
          current = Hunk(oldStart: old - lead.count, newStart: new - lead.count, edits: Array(lead))
        }
        quiet = 0
        current?.edits.append(edit)
      } else if current != nil {
        current?.edits.append(edit)
        quiet += 1
        if quiet > 2 * context {
          current?.edits.removeLast(quiet - context)
          if let done = current { hunks.append(done) }
          current = nil
        }
      }
      switch edit {
      case .keep: (old, new) = (old + 1, new + 1)
      case .remove: old += 1
      case .insert: new += 1
      }
    }
    if var last = current {
      last.edits.removeLast(max(0, quiet - context))
      hunks.append(last)
    }
    return hunks
  }
}
