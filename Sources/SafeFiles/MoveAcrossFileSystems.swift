internal import Glibc
internal import SystemPackage

extension FileTree {
  /// Does what ``moveBehindLink(_:to:)`` does where a second name is impossible: the target is on another file system.
  ///
  /// The file is copied while a write lease keeps others from opening it, so that no change of theirs goes to the old file.
  func copyBehindLink(_ path: FilePath, to target: FilePath) throws(FileError) {
    let source = try parent(of: path)
    let file = try open(path, flags: O_RDWR | O_NOFOLLOW, for: .open)
    let lease = try attributed(.lock, path) { () throws(Errno) in try WriteLease.wait(for: file) }
    defer { lease?.release() }
    try copy(file, from: path, to: target)
    let staged = source.name.with(prefix: ".", suffix: ".mailauth")
    try attributed(.createLink, path) { () throws(Errno) in
      try? source.directory.unlink(staged)
      _ = try retrying {
        unsafe target.withPlatformString { unsafe symlinkat($0, source.directory.raw, staged.terminated) }
      }
      do throws(Errno) {
        try source.directory.rename(staged, to: source.name)
      } catch {
        try? source.directory.unlink(staged)
        throw error
      }
      try source.directory.sync()
    }
  }

  /// Takes ``copyBehindLink(_:to:)`` back: the content returns to the path, and the target goes.
  func copyBack(_ path: FilePath, from target: FilePath) throws(FileError) {
    let destination = try parent(of: path)
    let file = try open(target, flags: O_RDWR | O_NOFOLLOW, for: .open)
    let lease = try attributed(.lock, target) { () throws(Errno) in try WriteLease.wait(for: file) }
    defer { lease?.release() }
    let draft = destination.name.with(prefix: ".", suffix: ".mailauth")
    let draftPath = path.removingLastComponent().appending(FilePath(bytes: draft.bytes).components)
    try copy(file, from: target, to: draftPath)
    try attributed(.rename, path) { () throws(Errno) in
      try destination.directory.rename(draft, to: destination.name)
      try destination.directory.sync()
    }
    try remove(target)
  }

  private func copy(_ file: borrowing OpenFile, from path: FilePath, to target: FilePath) throws(FileError) {
    let original = try snapshot(of: file, at: PathBytes(path))
    let replacement = try FileReplacement(of: target, in: self)
    guard replacement.original == nil else {
      replacement.cancel()
      throw .system(.createLink, path: target, .fileExists)
    }
    try replacement.stage(original.bytes, attributes: original.metadata.attributes)
    try replacement.commit()
  }
}
