internal import PostfixConfig

extension Postconf {
  /// Edits main.cf: `-e`, `-X` and `-#`.
  ///
  /// - Returns: The exit status.
  func editMain(_ request: PostconfRequest) throws(PostconfFailure) -> Int32 {
    let edits = try PostconfEdits(request.action, words: request.words) { text, repetition throws(PostconfFailure) in
      switch try PostconfTarget(request, context).version.earlierRequests {
      case .silent: return
      case .differentValues where repetition == .same: return
      case .differentValues, .everyRepeat: break
      }
      warn(Array("ignoring earlier request: '".utf8) + text + [UInt8(ascii: "'")])
    }
    let file = PostconfFile(request, context, name: "main.cf")
    tellDirectory(request)
    return try carryOut(request, on: file) { old in
      let edit = ClassicMainCFEdit(edits.changes, to: old)
      let steps = edit.repeated.map { name in
        RewriteStep.warning {
          warn(file.displayName + Array(": multiple entries for \"".utf8) + name.bytes + [UInt8(ascii: "\"")])
        }
      }
      tellRewrite(old.count, edit.bytes.count, steps, request)
      return edit.bytes
    }
  }

  /// Changes one file under its lock, or shows the change, as the long options ask for it.
  ///
  /// - Returns: The exit status.
  func carryOut(
    _ request: PostconfRequest, on file: PostconfFile,
    _ transform: ([UInt8]) throws(PostconfFailure) -> [UInt8]
  ) throws(PostconfFailure) -> Int32 {
    func checked(_ old: [UInt8]) throws(PostconfFailure) -> [UInt8] {
      let new = try transform(old)
      try checkStrictly(old, new, file, request)
      return new
    }
    func report(_ old: [UInt8], _ new: [UInt8]) -> Int32 {
      PostconfReport(request, context).write(.init(file.displayName, from: old, to: new))
    }
    if request.has(.dryRun) {
      let old = try file.contents()
      return report(old, try checked(old))
    }
    return try file.replacing(checked, reporting: report)
  }
}
