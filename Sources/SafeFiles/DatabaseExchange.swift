internal import CLinux
internal import Glibc
internal import Secrets
internal import SystemPackage

extension DatabaseReplacement {
  /// Swaps file and copy while nobody has the file open.
  ///
  /// A program that looked the name up before the swap and opens the file after it would write into the old file. Such a
  /// program waits in open(2) while the lease is held, which shows; then everything is put back and it goes first.
  func exchange(_ base: StagedContent) throws(Errno) -> Outcome {
    let old = try openOriginal(O_RDWR)
    if let decided = try exchange(old, base) { return decided }
    return try settle(old, base)
  }

  /// Swaps under the lease; nil when that went well and the old file may be looked at once more.
  private func exchange(_ old: borrowing OpenFile, _ base: StagedContent) throws(Errno) -> Outcome? {
    let lease = try WriteLease.wait(for: old)
    defer { lease?.release() }
    guard try isStillOriginal(old, base) else { return .overtaken }
    do {
      try swap()
    } catch Errno.resourceBusy {
      return try rewriteInPlace(old, base)
    }
    guard let lease, lease.isWanted else { return nil }
    try swap()
    return .overtaken
  }

  /// Looks at the old file once more when the lease has ended: whoever slipped past it has been waited for.
  private func settle(_ old: borrowing OpenFile, _ base: StagedContent) throws(Errno) -> Outcome {
    // Whoever still holds the old file open after all that time is stuck; the new file is in place anyway.
    let lease = try? WriteLease.wait(for: old)
    defer { lease?.release() }
    guard try holds(base, old) else {
      try swap()
      return .overtaken
    }
    try lock.directory.unlink(copyName)
    try lock.directory.sync()
    return .replaced
  }

  /// Waits until nobody has the file open, and says whether it is another one than was staged.
  func isChanged() throws(Errno) -> Bool {
    guard original != nil, let base else { return try lock.directory.metadata(ofName: name) != nil }
    let file = try openOriginal(O_RDWR)
    let lease = try WriteLease.wait(for: file)
    defer { lease?.release() }
    return try !isStillOriginal(file, base)
  }

  private func swap() throws(Errno) {
    _ = try retrying {
      unsafe mailauth_rename_exchange(lock.directory.raw, copyName.terminated, lock.directory.raw, name.terminated)
    }
  }

  private func isStillOriginal(_ file: borrowing OpenFile, _ base: StagedContent) throws(Errno) -> Bool {
    let present = try file.metadata()
    guard let named = try lock.directory.metadata(ofName: name), named.isSameFile(as: present) else { return false }
    guard let original, present.attributes == original.attributes, present.links == 1 else { return false }
    // The swap will change the time that nobody can set, so that this is the last look at it.
    if case .stamp(let stamp, _) = base { return try file.stamp() == stamp }
    return try holds(base, file)
  }

  /// Compares the content with what was copied.
  private func holds(_ base: StagedContent, _ file: borrowing OpenFile) throws(Errno) -> Bool {
    switch base {
    case .bytes(let bytes): try holds(bytes, file)
    case .stamp(let stamp, _): try file.stamp().hasSameContent(as: stamp)
    }
  }

  /// Compares the content with bytes: the times of a file that was changed just before are too coarse to be believed.
  private func holds(_ base: Secret, _ file: borrowing OpenFile) throws(Errno) -> Bool {
    var bytes = [UInt8](repeating: 0, count: min(base.count + 1, 1 << 20))
    defer { unsafe bytes.withUnsafeMutableBytes { unsafe Secret.wipe($0) } }
    var place = 0
    while true {
      let count = try file.read(into: &bytes, at: place)
      let isSame = unsafe base.withBytes { memory in
        guard place + count <= memory.count, let known = memory.baseAddress else { return count == 0 }
        return unsafe memcmp(&bytes, known + place, count) == 0
      }
      if !isSame { return false }
      place += count
      if count < bytes.count { return place == base.count }
    }
  }
}
