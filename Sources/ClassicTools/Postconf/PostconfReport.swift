internal import LosslessText

/// Tells what an edit changed, as far as our own options ask for it.
struct PostconfReport {
  /// A file before and after.
  struct File {
    let path: String
    let old: [UInt8]
    let new: [UInt8]

    init(_ path: [UInt8], from old: [UInt8], to new: [UInt8]) {
      self.path = String(decoding: path, as: UTF8.self)
      self.old = old
      self.new = new
    }

    var diff: [UInt8] { UnifiedDiff.between(old, new, path: path, showing: SecretMask.masked) }
  }

  let request: PostconfRequest
  let output: ByteSink

  init(_ request: PostconfRequest, _ context: CommandContext) {
    self.request = request
    output = context.output
  }

  /// Reports the edit of one file.
  ///
  /// - Returns: The exit status.
  func write(_ file: File) -> Int32 {
    let changed = file.old != file.new
    if request.has(.json) {
      output.write("{\"version\": 1, \(members(of: file))}\n")
    } else if request.has(.diff) {
      output.write(file.diff)
    }
    return status(changed)
  }

  /// The members of a file's JSON object.
  func members(of file: File) -> String {
    let changed = file.old != file.new
    let written = changed && !request.has(.dryRun)
    let diff = request.has(.diff) ? ", \"diff\": \(JSONText.quoted(file.diff))" : ""
    return "\"file\": \(JSONText.quoted(file.path)), \"changed\": \(changed), \"written\": \(written)\(diff)"
  }

  /// The exit status of an edit.
  func status(_ changed: Bool) -> Int32 { changed && request.has(.detailedExitCode) ? 2 : 0 }
}
