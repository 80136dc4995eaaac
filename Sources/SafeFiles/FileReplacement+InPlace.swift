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
    let old = original.metadata.attributes
    let file = try lock.directory.open(lock.target, flags: O_RDWR | O_NOFOLLOW)
    guard try file.metadata().isSameFile(as: original.metadata) else { throw .resourceBusy }
    let newOwner = pendingOwnership == nil && attributes.ownership != old.ownership ? attributes.ownership : nil
    // Rights are taken ahead of the content and given behind it: nobody sees what he may not read, also after a crash.
    let meanwhile = newOwner == nil ? attributes.permissions.intersection(old.permissions) : []
    do throws(Errno) {
      try InPlaceRewrite.keep(secret(bytes), as: Self.contentName(of: lock.target), in: lock.directory)
      if meanwhile != old.permissions { try file.setPermissions(meanwhile) }
      if let newOwner { try file.setOwnership(newOwner) }
      try InPlaceRewrite.write(
        bytes, over: file, holding: secret(original.bytes), named: lock.target, in: lock.directory)
      if meanwhile != attributes.permissions { try file.setPermissions(attributes.permissions) }
    } catch {
      giveUp(file, newOwner == nil ? nil : old.ownership, old.permissions, lock)
      throw error
    }
    try lock.directory.unlink(Self.contentName(of: lock.target))
  }

  /// Leaves a file that holds its old content as it was.
  private func giveUp(
    _ file: borrowing OpenFile, _ ownership: Ownership?, _ permissions: FilePermissions, _ lock: ReplacementLock
  ) {
    // Where the copy stands the old content could not be put back, and the next run needs both.
    guard (try? lock.directory.metadata(ofName: InPlaceRewrite.undoName(of: lock.target))) == .some(nil) else { return }
    if let ownership { try? file.setOwnership(ownership) }
    try? file.setPermissions(permissions)
    try? lock.directory.unlink(Self.contentName(of: lock.target))
  }

  private func secret(_ bytes: [UInt8]) -> Secret {
    var copy = bytes
    return Secret(consuming: &copy)
  }

  /// Puts the old content back where a rewrite in place was interrupted, unless somebody has edited the file since.
  static func recoverInPlace(_ target: FilePath, _ lock: ReplacementLock, in tree: FileTree) throws(FileError) {
    let name = lock.target
    do throws(Errno) {
      guard let new = try InPlaceRewrite.content(contentName(of: name), in: lock.directory) else { return }
      InPlaceRewrite.removePart(of: InPlaceRewrite.undoName(of: name), in: lock.directory)
      // Without the copy of the old content the rewrite had not begun, or was done.
      if let old = try InPlaceRewrite.leftOver(of: name, in: lock.directory) {
        let file = try lock.directory.open(name, flags: O_RDWR | O_NOFOLLOW)
        if isBetween(try file.readToEnd(expecting: old.count), old, new) {
          try InPlaceRewrite.restore(old, file, named: name, in: lock.directory)
        } else {
          try lock.directory.unlink(InPlaceRewrite.undoName(of: name))
        }
      }
      try lock.directory.unlink(contentName(of: name))
    } catch {
      throw .system(.write, path: target, error)
    }
  }

  /// Says whether bytes are what a rewrite from one content to another can leave, and no edit by somebody else.
  ///
  /// Each sector is some of the new content, then the rest of the old one, or nothing but zeros: a disk that loses its power
  /// has written the parts in no order.
  private static func isBetween(_ current: [UInt8], _ old: Secret, _ new: Secret) -> Bool {
    guard current.count >= min(old.count, new.count), current.count <= max(old.count, new.count) else { return false }
    return unsafe old.withBytes { old in
      unsafe new.withBytes { new in
        stride(from: 0, to: current.count, by: 512).allSatisfy { start in
          let sector = current[start..<min(start + 512, current.count)]
          let written = unsafe zip(sector, new.dropFirst(start)).prefix { $0 == $1 }.count
          let rest = unsafe old.dropFirst(start + written).prefix(sector.count - written)
          return unsafe sector.dropFirst(written).elementsEqual(rest) || sector.allSatisfy { $0 == 0 }
        }
      }
    }
  }
}
