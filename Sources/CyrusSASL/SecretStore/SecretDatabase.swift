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

  /// How much is told of a change.
  public enum Detail: Sendable {
    /// How many secrets were stored and removed.
    case counts
    /// Under which keys, too.
    case keys
  }

  /// The path of the file.
  public let path: FilePath
  /// The tree that the path belongs to.
  public let tree: FileTree
  /// The format that the file must have, and that a new one gets; nil for whichever an existing one has.
  public let wantedKind: SecretStoreKind?
  /// How much of the address space an LMDB file may take, `sasldb_mapsize`; nil for what the file says, and for a new one
  /// for what its entries need.
  public var mapSize: Int?
  /// The format of a file that is made where ``wantedKind`` names none; by default Berkeley DB, as with saslpasswd2(8) of Debian.
  public var newKind = SecretStoreKind.berkeleyDB
  /// What the results of changes tell.
  public var detail = Detail.counts

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

  /// Says whether nothing is there to be kept.
  private func isEmpty() throws(SecretStoreError) -> Bool {
    try asFileTrouble { () throws(FileError) in try tree.firstBytes(of: path, atMost: 1) }.isEmpty
  }

  /// The format that the file has or is to get.
  func kind() throws(SecretStoreError) -> SecretStoreKind {
    let found = try presentKind()
    if let wantedKind, let found, found != wantedKind { throw .otherKind(path: path, found: found) }
    if let known = wantedKind ?? found { return known }
    // What is of no known format is left to Berkeley DB, whose complaints are those of the original.
    guard newKind != .berkeleyDB, try isEmpty() else { return .berkeleyDB }
    return newKind
  }

  /// Opens the database for reading.
  ///
  /// - Returns: The store; it stays valid when the file is replaced.
  /// - Throws: ``SecretStoreError``.
  public func open() throws(SecretStoreError) -> any SecretStore {
    let kind = try kind()
    switch kind {
    case .berkeleyDB:
      if let content = try content() {
        if let store = HashFileStore(content, of: path) { return store }
        try refuseDamagedHeader(content)
      }
    case .gdbm:
      if let content = try content() { return try GDBMStore(content, at: path) }
    case .berkeleyDB185:
      if let content = try content() { return try HashFile185Store(content, at: path) }
    case .lmdb: return try openLive(for: .reading)
    }
    // The library says what is wrong in the words of the original.
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
    var effects: [SecretEffect] = []
    var keys: [[UInt8]] = []
    for change in changes {
      switch change {
      case .set(let key, _), .remove(let key): keys.append(key.stored)
      }
    }
    let extent = HashPages.KeyCheck.near(keys)
    var edit = try perform(newFile: newFile, purpose, expecting: changes.count, extent) {
      batch throws(SecretStoreError) in
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
    newFile: FileAttributes, _ purpose: Purpose, expecting count: Int, _ keys: HashPages.KeyCheck = .all,
    _ body: (SecretBatch) throws(SecretStoreError) -> Void
  ) throws(SecretStoreError) -> SecretEdit {
    let kind = try kind()
    guard SecretStoreKind.writable.contains(kind) else { throw .unsupported(path: path, kind) }
    var size = SecretStoreSize(changes: count, map: mapSize)
    if kind == .lmdb, try !isEmpty() { return try performLive(purpose, &size, body) }
    let replacement = try asFileTrouble { () throws(FileError) in try DatabaseReplacement(of: path, in: tree) }
    defer { replacement.cancel() }
    for _ in 0..<1000 {
      try asFileTrouble { () throws(FileError) in try replacement.stage() }
      let session = SecretEditSession(
        kind, copy: replacement.copyPath, shownAs: path, original: replacement.original, size, detail)
      let batch: SecretBatch
      do throws(SecretStoreError) {
        try checkStaged(replacement, kind, keys)
        batch = try session.perform(body)
      } catch {
        if case .mapFull(_, let full) = error {
          size.map = 2 * full
          continue
        }
        // What is read while another program writes may look like damage.
        if error != .abandoned, (try? replacement.isOvertaken()) ?? false { continue }
        throw error
      }
      var edit = Self.edit(batch, session, replacement)
      if session.isNoOp { return edit }
      edit.writing = replacement.original == nil ? .created : .replaced
      if purpose == .rehearse { return edit }
      let outcome = try asFileTrouble { () throws(FileError) in try replacement.commit(newFile: newFile) }
      edit.pendingOwnership = replacement.pendingOwnership
      if outcome == .overtaken { continue }
      if outcome == .rewrittenInPlace { edit.writing = .inPlace }
      if kind == .lmdb { try makeLockFile() }
      return edit
    }
    throw .alwaysOvertaken(path: path)
  }

  private static func edit(
    _ batch: SecretBatch, _ session: SecretEditSession, _ replacement: DatabaseReplacement
  ) -> SecretEdit {
    var edit = SecretEdit(created: batch.created, replaced: batch.replaced, removed: batch.removed)
    edit.changes = SecretKeyChange.summary(of: batch.changes)
    edit.pendingOwnership = replacement.pendingOwnership
    if replacement.original != nil { edit.libraryMessages = session.libraryMessages }
    return edit
  }

  /// Of smaller files, looking at all keys costs next to nothing.
  private static let largeFile = 4 << 20

  /// Refuses a hash file whose pages have no possible size: the library divides by it.
  private func refuseDamagedHeader(_ content: Secret) throws(SecretStoreError) {
    let finding = unsafe content.withBytes { unsafe HashPages.Shape.trouble(header: $0) }
    if let finding { throw .damaged(path: path, finding) }
  }

  /// Refuses a damaged file: the library reads pages without looking, and may crash or never end.
  private func checkStaged(
    _ replacement: DatabaseReplacement, _ kind: SecretStoreKind, _ keys: HashPages.KeyCheck
  ) throws(SecretStoreError) {
    if kind == .gdbm { return try checkStagedGDBM(replacement) }
    guard kind == .berkeleyDB else { return }
    _ = unsafe try replacement.withStagedContent { memory throws(SecretStoreError) in
      // What is no hash file at all the library tells by itself, and so a version or a size that it cannot read.
      guard let shape = unsafe HashPages.Shape(header: memory) else {
        if let finding = unsafe HashPages.Shape.trouble(header: memory) { throw .damaged(path: path, finding) }
        return
      }
      let pages = unsafe HashPages(memory, shape)
      guard memory.count % shape.pageSize == 0, (7...9).contains(pages.version) else { return }
      let expected = (pages.lastPage + 1) * shape.pageSize
      if memory.count < expected { throw .truncated(path: path, size: memory.count, expected: expected) }
      var damage: StoreFinding?
      _ = pages.check(memory.count < Self.largeFile ? .all : keys) { finding in
        if !finding.problem.isHarmless { damage = finding }
        return damage == nil
      }
      if let damage { throw .damaged(path: path, damage) }
    }
  }

  private func checkStagedGDBM(_ replacement: DatabaseReplacement) throws(SecretStoreError) {
    _ = unsafe try replacement.withStagedContent { memory throws(SecretStoreError) in
      var damage: StoreFinding?
      _ = unsafe GDBMFile(memory)?.check { finding in
        if !finding.problem.isHarmless { damage = finding }
        return damage == nil
      }
      if let damage { throw .damaged(path: path, damage) }
    }
  }

  func asFileTrouble<Value>(_ body: () throws(FileError) -> Value) throws(SecretStoreError) -> Value {
    do {
      return try body()
    } catch {
      throw .file(error)
    }
  }
}
