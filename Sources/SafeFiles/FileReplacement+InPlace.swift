internal import Glibc
internal import Secrets
internal import SystemPackage

/// Rewriting in place, where the tree allows it and a rename is refused.
extension FileReplacement {
  /// The new content, by which an interrupted rewrite is known; it is there before the copy of the old one and goes after it.
  private static func contentName(of name: FileName) -> FileName { name.with(suffix: ".mailauth-new") }

  /// Writes the new content into the file itself.
  func rewriteInPlace(_ bytes: [UInt8], _ attributes: FileAttributes, _ lock: ReplacementLock) throws(Errno) {
    guard let original else { throw .resourceBusy }
    let file = try lock.directory.open(lock.target, flags: O_RDWR | O_NOFOLLOW)
    guard try file.metadata().isSameFile(as: original.metadata) else { throw .resourceBusy }
    try InPlaceRewrite.keep(secret(bytes), as: Self.contentName(of: lock.target), in: lock.directory)
    if attributes != original.metadata.attributes {
      // Ahead of the content: no moment shows a secret to others.
      if let ownership = attributes.ownership, pendingOwnership == nil { try file.setOwnership(ownership) }
      _ = try retrying { fchmod(file.raw, attributes.permissions.rawValue) }
    }
    try InPlaceRewrite.write(
      bytes, over: file, holding: secret(original.bytes), named: lock.target, in: lock.directory)
    try lock.directory.unlink(Self.contentName(of: lock.target))
  }

  private func secret(_ bytes: [UInt8]) -> Secret {
    var copy = bytes
    return Secret(consuming: &copy)
  }

  /// Puts the old content back where a rewrite in place was interrupted, unless somebody has edited the file since.
  static func recoverInPlace(_ target: FilePath, _ lock: ReplacementLock, in tree: FileTree) throws(FileError) {
    let name = lock.target
    do throws(Errno) {
      guard let old = try InPlaceRewrite.leftOver(of: name, in: lock.directory) else {
        // The rewrite had not begun, or was done.
        if try lock.directory.metadata(ofName: contentName(of: name)) != nil {
          try lock.directory.unlink(contentName(of: name))
        }
        return
      }
      let new = try InPlaceRewrite.content(contentName(of: name), in: lock.directory)
      let file = try lock.directory.open(name, flags: O_RDWR | O_NOFOLLOW)
      let current = try file.readToEnd(expecting: old.count)
      if isBetween(current, old, new) {
        try InPlaceRewrite.restore(old, file, named: name, in: lock.directory)
      } else {
        try lock.directory.unlink(InPlaceRewrite.undoName(of: name))
      }
      if new != nil { try lock.directory.unlink(contentName(of: name)) }
    } catch {
      throw .system(.write, path: target, error)
    }
  }

  /// Says whether bytes are what a rewrite from one content to another can leave: some of the new, then the rest of the old.
  private static func isBetween(_ current: [UInt8], _ old: Secret, _ new: Secret?) -> Bool {
    guard let new else { return false }
    return unsafe old.withBytes { old in
      unsafe new.withBytes { new in
        let written = unsafe zip(current, new).prefix { $0 == $1 }.count
        return unsafe current.dropFirst(written).elementsEqual(old.dropFirst(written))
      }
    }
  }
}
