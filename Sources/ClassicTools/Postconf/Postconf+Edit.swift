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
      return report(file, old, edited(old, edits, file), request)
    }
    return try file.replacing { old in
      edited(old, edits, file)
    } reporting: { old, new in
      report(file, old, new, request)
    }
  }

  /// Tells what changed, as far as our own options ask for it.
  func report(_ file: PostconfFile, _ old: [UInt8], _ new: [UInt8], _ request: PostconfRequest) -> Int32 {
    PostconfReport(request, context).write(.init(file.displayName, from: old, to: new))
  }

  private func edited(_ old: [UInt8], _ edits: PostconfEdits, _ file: PostconfFile) -> [UInt8] {
    let edit = ClassicMainCFEdit(edits.changes, to: LosslessText(old))
    for name in edit.repeated {
      warn(file.displayName + Array(": multiple entries for \"".utf8) + name.bytes + [UInt8(ascii: "\"")])
    }
    return edit.result.bytes
  }
}
