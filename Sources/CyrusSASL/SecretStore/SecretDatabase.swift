public import SafeFiles
public import Secrets
public import SystemPackage

/// A change of one secret.
public enum SecretChange: Sendable {
  /// Stores a secret in the place of the one that the key had.
  case set(SecretKey, Secret)
  /// Removes a secret if there is one.
  case remove(SecretKey)
}

/// What a change found and did.
public enum SecretEffect: Equatable, Sendable {
  /// There was no secret; now there is one.
  case created
  /// There was another secret.
  case replaced
  /// The secret was removed.
  case removed
  /// Nothing had to be done.
  case unchanged
}

/// What became of a file when secrets were changed.
public struct SecretEdit: Equatable, Sendable {
  /// How the file was written.
  public enum Writing: Equatable, Sendable {
    /// Not at all: everything was as it should be.
    case none
    /// It was made.
    case created
    /// It was replaced in one step.
    case replaced
    /// It is a mount point and was rewritten in place.
    case inPlace
  }

  /// How the file was written, or would have been in a rehearsal.
  public let writing: Writing
  /// What each change did, in the order of the changes.
  public let effects: [SecretEffect]
  /// The owner that the file should have and that only root could give it.
  public let pendingOwnership: Ownership?
  /// What the database library had to say although it did what was asked for.
  public let libraryMessages: [UInt8]
}

/// A file of SASL secrets, read as it is and changed only by replacing it.
///
/// The programs that use sasldb take no locks; see ``DatabaseReplacement`` for how neither their changes nor ours get lost.
/// Replaced and deleted secrets are not left in the free space of the new file.
public struct SecretDatabase: Sendable {
  /// Whether changes are made or only tried on the private copy.
  public enum Purpose: Sendable {
    /// The file gets the changes.
    case change
    /// The private copy is thrown away at the end.
    case rehearse
  }

  /// The path of the file.
  public let path: FilePath
  /// The tree that the path belongs to.
  public let tree: FileTree

  /// Names a database.
  ///
  /// - Parameters:
  ///   - path: A path of the tree; links are followed and kept.
  ///   - tree: The tree.
  public init(at path: FilePath, in tree: FileTree) {
    self.path = path
    self.tree = tree
  }

  /// Opens the database for reading.
  ///
  /// - Returns: The store; it stays valid when the file is replaced.
  /// - Throws: ``SecretStoreError``.
  public func open() throws(SecretStoreError) -> any SecretStore {
    guard !tree.isLive else { return try BerkeleyDBStore(at: path, for: .reading) }
    do {
      return try tree.withOpenPath(path) { open in try BerkeleyDBStore(at: open, for: .reading) }
    } catch let error as SecretStoreError {
      throw error
    } catch {
      throw .file(error as? FileError ?? .system(.open, path: path, .ioError))
    }
  }

  /// Makes changes, all or none.
  ///
  /// A missing or empty file becomes a database, also when there is nothing to store, as with saslpasswd2(8).
  ///
  /// - Parameters:
  ///   - changes: The changes, in order.
  ///   - newFile: Owner and mode of a file that did not exist; an existing one keeps its own.
  ///   - purpose: Whether the changes are made or only tried.
  /// - Returns: What was done.
  /// - Throws: ``SecretStoreError``; the file is as before then, and nothing is left beside it.
  /// - Complexity: O(*n*) in the size of the file.
  public func apply(
    _ changes: [SecretChange], newFile: FileAttributes, purpose: Purpose = .change
  ) throws(SecretStoreError) -> SecretEdit {
    let replacement = try asFileTrouble { () throws(FileError) in try DatabaseReplacement(of: path, in: tree) }
    defer { replacement.cancel() }
    for _ in 0..<1000 {
      try asFileTrouble { () throws(FileError) in try replacement.stage() }
      let session = SecretEditSession(copy: replacement.copyPath, shownAs: path, original: replacement.original)
      let effects = try session.perform(changes)
      let messages = replacement.original == nil ? [] : session.libraryMessages
      func edit(_ writing: SecretEdit.Writing) -> SecretEdit {
        SecretEdit(
          writing: writing, effects: effects, pendingOwnership: replacement.pendingOwnership, libraryMessages: messages)
      }
      if session.isNoOp { return edit(.none) }
      let usual: SecretEdit.Writing = replacement.original == nil ? .created : .replaced
      if purpose == .rehearse { return edit(usual) }
      let outcome = try asFileTrouble { () throws(FileError) in try replacement.commit(newFile: newFile) }
      switch outcome {
      case .replaced: return edit(usual)
      case .rewrittenInPlace: return edit(.inPlace)
      case .overtaken: continue
      }
    }
    throw .alwaysOvertaken(path: path)
  }

  private func asFileTrouble<Value>(_ body: () throws(FileError) -> Value) throws(SecretStoreError) -> Value {
    do {
      return try body()
    } catch {
      throw .file(error)
    }
  }
}
