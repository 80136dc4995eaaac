internal import Glibc
internal import Secrets
internal import SystemPackage

/// Rewriting in place: a mount point, say a file that a container was given, cannot be renamed over.
///
/// Until the new content is durable the old one stands beside the file, as `NAME.mailauth-undo`.
enum InPlaceRewrite {
  private static let undoSuffix: StaticString = ".mailauth-undo"
  private static let partSuffix: StaticString = "-part"

  /// The copy of the old content, by the name of the file.
  static func undoName(of name: FileName) -> FileName { name.with(suffix: undoSuffix) }

  /// Writes new content into a file.
  ///
  /// - Parameters:
  ///   - bytes: The new content.
  ///   - file: The file, open to write.
  ///   - base: The old content, which is put back when the new one cannot be written.
  ///   - name: The file's name.
  ///   - directory: The directory that holds the file.
  /// - Throws: What the system says; the file is as before then, or the copy stands beside it.
  static func write(
    _ bytes: [UInt8], over file: borrowing OpenFile, holding base: Secret, named name: FileName,
    in directory: borrowing OpenFile
  ) throws(Errno) {
    try keep(base, as: undoName(of: name), in: directory)
    do throws(Errno) {
      try overwrite(file, with: bytes)
    } catch {
      try restore(base, file, named: name, in: directory)
      throw error
    }
    try directory.unlink(undoName(of: name))
  }

  /// Puts the old content back, and removes the copy of it.
  static func restore(
    _ base: Secret, _ file: borrowing OpenFile, named name: FileName, in directory: borrowing OpenFile
  ) throws(Errno) {
    var bytes = unsafe base.withBytes { unsafe [UInt8]($0) }
    defer { unsafe bytes.withUnsafeMutableBytes { unsafe Secret.wipe($0) } }
    try overwrite(file, with: bytes)
    try directory.unlink(undoName(of: name))
  }

  /// The copy that an interrupted rewrite has left; nil is the rule.
  static func leftOver(of name: FileName, in directory: borrowing OpenFile) throws(Errno) -> Secret? {
    try content(undoName(of: name), in: directory)
  }

  /// The content of a private file; nil when there is none.
  static func content(_ name: FileName, in directory: borrowing OpenFile) throws(Errno) -> Secret? {
    guard try directory.metadata(ofName: name) != nil else { return nil }
    let file = try directory.open(name, flags: O_RDONLY | O_NOFOLLOW)
    var bytes = try file.readToEnd(expecting: 1 << 16)
    return Secret(consuming: &bytes)
  }

  /// Writes a private file that has its name only when it is whole and durable.
  static func keep(_ content: Secret, as name: FileName, in directory: borrowing OpenFile) throws(Errno) {
    let part = name.with(suffix: partSuffix)
    removePart(of: name, in: directory)
    let file = try directory.open(part, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
    var bytes = unsafe content.withBytes { unsafe [UInt8]($0) }
    defer { unsafe bytes.withUnsafeMutableBytes { unsafe Secret.wipe($0) } }
    do throws(Errno) {
      try overwrite(file, with: bytes)
      try directory.rename(part, to: name)
      try directory.sync()
    } catch {
      try? directory.unlink(part)
      throw error
    }
  }

  /// Removes what a ``keep(_:as:in:)`` that was killed has left.
  static func removePart(of name: FileName, in directory: borrowing OpenFile) {
    try? directory.unlink(name.with(suffix: partSuffix))
  }

  private static func overwrite(_ file: borrowing OpenFile, with bytes: [UInt8]) throws(Errno) {
    _ = try retrying { lseek(file.raw, 0, SEEK_SET) >= 0 ? 0 : -1 }
    try file.writeAll(bytes)
    _ = try retrying { ftruncate(file.raw, off_t(bytes.count)) }
    try file.sync()
  }
}
