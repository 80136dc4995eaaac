public import CyrusSASL
internal import Glibc
public import SafeFiles
internal import Secrets
public import SystemPackage

/// Copies a database into another format, with whatever properties it has, and compares both afterwards.
public struct StoreMigration {
  /// What was copied.
  public struct Result: Equatable, Sendable {
    /// How many entries both databases have.
    public let entries: Int
    /// How many keys of the source are none of a SASL database, and were left out.
    public let strangeKeys: Int
    /// What became of the target.
    public let edit: SecretEdit?
  }

  /// Why there is no copy.
  public enum Failure: Error, Equatable, Sendable {
    /// There is a database at the target already, and it has other entries.
    case targetDiffers(FilePath)
    /// What was written is not what was read; the counts of entries.
    case notTheSame(source: Int, target: Int)
  }

  private let source: SecretDatabase
  private let target: SecretDatabase
  private let newFile: FileAttributes

  /// Plans a migration.
  ///
  /// - Parameters:
  ///   - source: The database to read.
  ///   - target: The database to make, with the format it is to have.
  ///   - newFile: Owner and mode of the new file.
  public init(from source: SecretDatabase, to target: SecretDatabase, newFile: FileAttributes) {
    self.source = source
    self.target = target
    self.newFile = newFile
  }

  /// Copies and compares; a target that has the same entries already is left alone.
  ///
  /// - Parameters:
  ///   - purpose: Whether it is done or only tried.
  ///   - progress: Gets the number of entries that are done.
  /// - Returns: What was copied.
  /// - Throws: ``SecretStoreError``, or ``Failure``.
  public func run(
    purpose: SecretDatabase.Purpose = .change, progress: (_ count: Int) -> Void = { _ in }
  ) throws -> Result {
    if try target.presentKind() != nil {
      guard let same = try comparison() else { throw Failure.targetDiffers(target.path) }
      return Result(entries: same.entries, strangeKeys: same.strangeKeys, edit: nil)
    }
    let reader = try source.open()
    var count = 0
    try reader.forEachKey { _ in
      count += 1
      return true
    }
    let edit = try target.edit(newFile: newFile, purpose: purpose, expecting: count) { batch in
      var done = 0
      var failure: SecretStoreError?
      try reader.forEachEntry { stored, secret in
        guard let key = SecretKey(stored: stored) else { return true }
        do throws(SecretStoreError) {
          _ = try batch.set(secret, for: key)
        } catch {
          failure = error
          return false
        }
        done += 1
        if done & 0xFFF == 0 { progress(done) }
        return true
      }
      if let failure { throw failure }
    }
    guard purpose == .change else { return Result(entries: count, strangeKeys: 0, edit: edit) }
    guard let same = try comparison() else {
      throw Failure.notTheSame(source: count, target: try target.open().keys().count)
    }
    return Result(entries: same.entries, strangeKeys: same.strangeKeys, edit: edit)
  }

  /// Compares both databases, entry by entry and by their counts; nil when they differ.
  private func comparison() throws -> (entries: Int, strangeKeys: Int)? {
    let (left, right) = (try source.open(), try target.open())
    var entries = 0
    var strangeKeys = 0
    var isSame = true
    var failure: SecretStoreError?
    try left.forEachEntry { stored, secret in
      guard let key = SecretKey(stored: stored) else {
        strangeKeys += 1
        return true
      }
      entries += 1
      do throws(SecretStoreError) {
        isSame = try right.secret(for: key)?.matches(secret) ?? false
      } catch {
        failure = error
      }
      return isSame && failure == nil
    }
    if let failure { throw failure }
    guard isSame else { return nil }
    var count = 0
    try right.forEachKey { _ in
      count += 1
      return true
    }
    return count == entries ? (entries, strangeKeys) : nil
  }
}
