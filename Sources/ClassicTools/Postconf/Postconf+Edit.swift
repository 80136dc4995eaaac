internal import LosslessText
internal import PostfixConfig
internal import SafeFiles
internal import SystemPackage

extension Postconf {
  /// Edits main.cf: `-e`, `-X` and `-#`.
  ///
  /// - Returns: The exit status.
  func editMain(_ request: PostconfRequest) throws(PostconfFailure) -> Int32 {
    let edits = try PostconfEdits(request.action, words: request.words) { text in
      warn(Array("ignoring earlier request: '".utf8) + text + [UInt8(ascii: "'")])
    }
    let file = PostconfFile(request, context, name: "main.cf")
    if request.has(.dryRun) {
      let old = try file.contents()
      return report(file, from: old, to: edited(old, edits, file), request)
    }
    return try file.replacing { old in
      edited(old, edits, file)
    } reporting: { old, new in
      report(file, from: old, to: new, request)
    }
  }

  private func edited(_ old: [UInt8], _ edits: PostconfEdits, _ file: PostconfFile) -> [UInt8] {
    let edit = ClassicMainCFEdit(edits.changes, to: LosslessText(old))
    for name in edit.repeated {
      warn(file.displayName + Array(": multiple entries for \"".utf8) + name.bytes + [UInt8(ascii: "\"")])
    }
    return edit.result.bytes
  }

  /// Tells what changed, as far as our own options ask for it.
  private func report(_ file: PostconfFile, from old: [UInt8], to new: [UInt8], _ request: PostconfRequest) -> Int32 {
    let changed = old != new
    let path = String(decoding: file.displayName, as: UTF8.self)
    if request.has(.diff) {
      context.output.write(UnifiedDiff.between(old, new, path: path, showing: SecretMask.masked))
    }
    if request.has(.json) {
      let written = changed && !request.has(.dryRun)
      context.output.write(
        "{\"version\": 1, \"file\": \(JSONText.quoted(path)), \"changed\": \(changed), \"written\": \(written)}\n")
    }
    return changed && request.has(.detailedExitCode) ? 2 : 0
  }
}
