internal import Glibc
internal import Secrets
internal import SystemPackage

/// Rewriting in place: a bind-mounted database cannot be renamed over.
extension DatabaseReplacement {
  /// Writes the copy's content into the file itself.
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
    try InPlaceRewrite.write(bytes, over: file, holding: base, named: name, in: lock.directory)
    discardCopy()
    return .rewrittenInPlace
  }

  /// Puts the old content back where a rewrite in place was interrupted.
  func recoverInPlace() throws(FileError) {
    do {
      guard let base = try InPlaceRewrite.leftOver(of: name, in: lock.directory) else { return }
      try InPlaceRewrite.restore(base, try openOriginal(O_RDWR), named: name, in: lock.directory)
    } catch {
      throw .system(.write, path: target, error)
    }
  }
}
