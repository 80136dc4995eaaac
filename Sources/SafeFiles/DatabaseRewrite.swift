internal import Glibc
internal import Secrets
internal import SystemPackage

/// Rewriting in place: a bind-mounted file cannot be renamed over.
extension DatabaseReplacement {
  private var undoName: FileName { name.with(suffix: ".mailauth-undo") }

  /// Writes the copy's content into the file itself; until that is durable the old content stands beside it.
  func rewriteInPlace(_ file: borrowing OpenFile, _ content: StagedContent) throws(Errno) -> Outcome {
    // The lease is held, and the file is still the one that was copied.
    let base =
      switch content {
      case .bytes(let bytes): bytes
      case .stamp: try file.readSecret(expecting: content.size)
      }
    let copy = try lock.directory.open(copyName, flags: O_RDONLY | O_NOFOLLOW)
    var bytes = try copy.readToEnd(expecting: base.count)
    defer { unsafe bytes.withUnsafeMutableBytes { unsafe Secret.wipe($0) } }
    try keepUndo(base)
    do throws(Errno) {
      try DatabaseReplacement.overwrite(file, with: bytes)
    } catch {
      try restore(base, file)
      throw error
    }
    try lock.directory.unlink(undoName)
    discardCopy()
    return .rewrittenInPlace
  }

  /// Puts the old content back where a rewrite in place was interrupted.
  func recoverInPlace() throws(FileError) {
    do {
      // A missing undo copy is the rule: nothing was interrupted.
      guard try lock.directory.metadata(ofName: undoName) != nil else { return }
      let undo = try lock.directory.open(undoName, flags: O_RDONLY | O_NOFOLLOW)
      var bytes = try undo.readToEnd(expecting: 1 << 16)
      let base = Secret(consuming: &bytes)
      try restore(base, try openOriginal(O_RDWR))
    } catch {
      throw .system(.write, path: target, error)
    }
  }

  private func keepUndo(_ base: Secret) throws(Errno) {
    let part = undoName.with(suffix: "-part")
    try? lock.directory.unlink(part)
    let undo = try lock.directory.open(part, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
    do throws(Errno) {
      try DatabaseReplacement.overwrite(undo, with: base)
      try lock.directory.rename(part, to: undoName)
      try lock.directory.sync()
    } catch {
      try? lock.directory.unlink(part)
      throw error
    }
  }

  private func restore(_ base: Secret, _ file: borrowing OpenFile) throws(Errno) {
    try DatabaseReplacement.overwrite(file, with: base)
    try lock.directory.unlink(undoName)
  }

  private static func overwrite(_ file: borrowing OpenFile, with content: Secret) throws(Errno) {
    var bytes = unsafe content.withBytes { unsafe [UInt8]($0) }
    defer { unsafe bytes.withUnsafeMutableBytes { unsafe Secret.wipe($0) } }
    try overwrite(file, with: bytes)
  }

  private static func overwrite(_ file: borrowing OpenFile, with bytes: [UInt8]) throws(Errno) {
    _ = try retrying { lseek(file.raw, 0, SEEK_SET) >= 0 ? 0 : -1 }
    try file.writeAll(bytes)
    _ = try retrying { ftruncate(file.raw, off_t(bytes.count)) }
    try file.sync()
  }
}
