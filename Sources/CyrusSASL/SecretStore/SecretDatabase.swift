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
  /// The format that the file must have, and that a new one gets; nil for whichever an existing one has.
  public let wantedKind: SecretStoreKind?

  /// Names a database.
  ///
  /// - Parameters:
  ///   - path: A path of the tree; links are followed and kept.
  ///   - tree: The tree.
  ///   - kind: The format that the file must have; nil for whichever it has, and Berkeley DB for a new one.
  public init(at path: FilePath, in tree: FileTree, as kind: SecretStoreKind? = nil) {
    self.path = path
    self.tree = tree
    wantedKind = kind
  }

  /// Looks at the file's first bytes.
  ///
  /// - Returns: The format; nil when the file is missing, empty, or of no known format.
  /// - Throws: ``SecretStoreError``.
  public func presentKind() throws(SecretStoreError) -> SecretStoreKind? {
    SecretStoreKind(
      firstBytes: try asFileTrouble { () throws(FileError) in
        try tree.firstBytes(of: path, atMost: SecretStoreKind.magicLength)
      })
  }

  /// The format that the file has or is to get.
  func kind() throws(SecretStoreError) -> SecretStoreKind {
    let found = try presentKind()
    if let wantedKind, let found, found != wantedKind { throw .otherKind(path: path, found: found) }
    // What is of no known format is left to Berkeley DB, whose complaints are those of the original.
    return wantedKind ?? found ?? .berkeleyDB
  }

  /// Opens the database for reading.
  ///
  /// - Returns: The store; it stays valid when the file is replaced.
  /// - Throws: ``SecretStoreError``.
  public func open() throws(SecretStoreError) -> any SecretStore {
    let kind = try kind()
    guard !tree.isLive else { return try kind.open(path, for: .reading) }
    do {
      return try tree.withOpenPath(path) { open in try kind.open(open, for: .reading) }
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
    var effects: [SecretEffect] = []
    var edit = try perform(newFile: newFile, purpose, expecting: changes.count) { batch throws(SecretStoreError) in
      effects = []
      for change in changes {
        switch change {
        case .set(let key, let secret): effects.append(try batch.set(secret, for: key))
        case .remove(let key): effects.append(try batch.remove(key))
        }
      }
    }
    edit.effects = effects
    return edit
  }

  /// Makes changes as a closure goes, all or none; for changes that are too many to be held in memory.
  ///
  /// - Parameters:
  ///   - newFile: Owner and mode of a file that did not exist; an existing one keeps its own.
  ///   - purpose: Whether the changes are made or only tried.
  ///   - count: About how many changes there will be; a hint that makes many of them fast.
  ///   - body: Makes the changes. It runs once more, from the file's then present content, whenever another program has
  ///     changed the file meanwhile. What it throws gives everything up.
  /// - Returns: What was done.
  /// - Throws: ``SecretStoreError``, or what the closure throws; the file is as before then, and nothing is left beside it.
  /// - Complexity: O(*n*) in the size of the file.
  public func edit(
    newFile: FileAttributes, purpose: Purpose = .change, expecting count: Int = 1, _ body: (SecretBatch) throws -> Void
  ) throws -> SecretEdit {
    var reason: (any Error)?
    do throws(SecretStoreError) {
      return try perform(newFile: newFile, purpose, expecting: count) { batch throws(SecretStoreError) in
        do {
          try body(batch)
        } catch let error as SecretStoreError {
          throw error
        } catch {
          reason = error
          throw .abandoned
        }
      }
    } catch {
      throw reason ?? error
    }
  }

  private func perform(
    newFile: FileAttributes, _ purpose: Purpose, expecting count: Int,
    _ body: (SecretBatch) throws(SecretStoreError) -> Void
  ) throws(SecretStoreError) -> SecretEdit {
    let kind = try kind()
    let replacement = try asFileTrouble { () throws(FileError) in try DatabaseReplacement(of: path, in: tree) }
    defer { replacement.cancel() }
    for _ in 0..<1000 {
      try asFileTrouble { () throws(FileError) in try replacement.stage() }
      let session = SecretEditSession(
        kind, copy: replacement.copyPath, shownAs: path, original: replacement.original, expecting: count)
      let batch = try session.perform(body)
      let messages = replacement.original == nil ? [] : session.libraryMessages
      func edit(_ writing: SecretEdit.Writing) -> SecretEdit {
        SecretEdit(
          writing: writing, created: batch.created, replaced: batch.replaced, removed: batch.removed,
          pendingOwnership: replacement.pendingOwnership, libraryMessages: messages)
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
