internal import LosslessText
internal import MailSystem
internal import PostfixConfig
internal import SafeFiles
internal import SystemPackage

/// Turns recorded changes into those that take them back, and notes where that is not possible.
struct InverseChanges {
  private let tree: FileTree
  /// main.cf, whose new time of change must not make Postfix wait.
  private let main: FilePath
  private let policy: LineReversal.Policy
  /// What files are going to hold; nil for those that go.
  private var results: [FilePath: [UInt8]?] = [:]
  /// What goes.
  private var removed: Set<FilePath> = []
  /// Databases that have users by now, and stay.
  private var kept: Set<FilePath> = []
  /// Places that were changed since.
  private(set) var conflicts: [UndoFault.Place] = []
  /// Files whose contents are kept no longer.
  private(set) var purged: [FilePath] = []
  private(set) var advice: [Advice] = []
  /// Who joined which group; gshadow(5) tells the same as group(5), and may be kept no longer.
  private var joined: [GroupFile.Membership] = []

  init(_ tree: FileTree, main: FilePath, policy: LineReversal.Policy) {
    self.tree = tree
    self.main = main
    self.policy = policy
  }

  /// What a file is going to hold; nil when it stays as it is, or goes.
  func content(of path: FilePath) -> [UInt8]? { results[path].flatMap { $0 } }

  /// The changes that take those of one step back.
  mutating func changes(for entries: ArraySlice<ChangeRecord.Entry>) throws(PlanError) -> [Plan.Change] {
    var changes: [Plan.Change] = []
    do throws(FileError) {
      joined = entries.first { $0.applied.change.path == AccountDatabase.groupPath }.map(Self.memberships(of:)) ?? []
      // The link to a database that stays is looked at before the database.
      for entry in entries where entry.role == .userDatabase { try keepUsers(entry) }
      // An index is made from its source, which has to be known by then.
      for entry in entries.reversed() where !entry.role.isIndex { changes += try inverse(of: entry) }
      for entry in entries.reversed() where entry.role.isIndex { changes += try inverse(ofIndex: entry) }
    } catch { throw .file(error) }
    return changes
  }

  private mutating func inverse(of entry: ChangeRecord.Entry) throws(FileError) -> [Plan.Change] {
    let path = entry.applied.change.path
    switch entry.applied.change.action {
    case .write(let new, let attributes): return try inverse(ofWriting: new, attributes, entry)
    case .setAttributes(let new): return try inverse(ofAttributes: new, entry)
    case .createDirectory:
      guard entry.applied.oldAttributes == nil, try tree.metadata(of: path)?.kind == .directory else { return [] }
      // The lock of a run that was killed goes with the file.
      let names = try tree.names(in: path).map { $0.hasSuffix(".tmp") ? String($0.dropLast(4)) : $0 }
      guard names.allSatisfy({ removed.contains(path.appending($0)) }) else { return [] }
      return [remove(path, .removeDirectory, entry)]
    case .moveBehindLink(let target):
      switch try tree.linkTarget(of: path) {
      case target? where try tree.metadata(of: target) != nil:
        removed.insert(target)
        return [change(path, .moveBack(from: target), "back where it was", entry)]
      case nil where try tree.metadata(of: path) != nil: return []
      default: return conflict(path)
      }
    case .createLink(let target):
      guard let link = try tree.linkTarget(of: path) else {
        return try tree.metadata(of: path) == nil ? [] : conflict(path)
      }
      guard link == target else { return conflict(path) }
      return kept.contains(target) ? [] : [remove(path, .removeLink(to: target), entry)]
    case .remove, .removeDirectory, .moveBack, .removeLink: return []
    }
  }

  // MARK: - Files

  private mutating func keepUsers(_ entry: ChangeRecord.Entry) throws(FileError) {
    let path = entry.applied.change.path
    guard case .write(let new, _) = entry.applied.change.action, let current = try tree.readIfPresent(path)?.bytes,
      current != new || entry.images == .purged
    else { return }
    kept.insert(path)
    advice.append(Advice(.note, "\(path) stays: it holds users"))
  }

  private mutating func inverse(
    ofWriting new: [UInt8], _ attributes: FileAttributes?, _ entry: ChangeRecord.Entry
  ) throws(FileError) -> [Plan.Change] {
    let path = entry.applied.change.path
    let current = try tree.readIfPresent(path)?.bytes
    if !joined.isEmpty, let current, path == AccountDatabase.groupPath || path == AccountDatabase.shadowGroupPath {
      return leaving(current, attributes, entry)
    }
    guard entry.images != .purged || entry.role == .userDatabase else {
      purged.append(path)
      return []
    }
    let old = entry.applied.oldBytes
    guard current != old else { return [] }
    guard !kept.contains(path) else { return [] }
    if current == new { return [restore(old, from: current, attributes, entry)] }
    guard let old, let current, !old.contains(0), !current.contains(0) else {
      conflicts.append(UndoFault.Place(path: path, line: nil))
      return [restore(old, from: current, attributes, entry)]
    }
    let merged = LineReversal.reverting(from: new, to: old, in: current, policy: policy)
    conflicts += merged.conflicts.map { UndoFault.Place(path: path, line: $0) }
    guard merged.bytes != current else { return [] }
    return [restore(merged.bytes, from: current, attributes, entry)]
  }

  private static func memberships(of entry: ChangeRecord.Entry) -> [GroupFile.Membership] {
    guard case .write(let new, _) = entry.applied.change.action, let old = entry.applied.oldBytes else { return [] }
    return GroupFile(new).memberships(since: GroupFile(old))
  }

  /// Who has joined a group since, maybe on the same line, stays.
  private mutating func leaving(
    _ current: [UInt8], _ attributes: FileAttributes?, _ entry: ChangeRecord.Entry
  ) -> [Plan.Change] {
    var groups = GroupFile(current)
    for place in joined { groups.remove(place.user, from: place.group) }
    return groups.bytes == current ? [] : [restore(groups.bytes, from: current, attributes, entry)]
  }

  private mutating func restore(
    _ bytes: [UInt8]?, from current: [UInt8]?, _ attributes: FileAttributes?, _ entry: ChangeRecord.Entry
  ) -> Plan.Change {
    let path = entry.applied.change.path
    results[path] = .some(bytes)
    guard let bytes else {
      removed.insert(path)
      return change(path, .remove, "was not there before", entry, expected: current)
    }
    let old = attributes == nil ? nil : entry.applied.oldAttributes
    return change(path, .write(bytes, old), "as before", entry, expected: current)
  }

  private mutating func inverse(
    ofAttributes new: FileAttributes, _ entry: ChangeRecord.Entry
  ) throws(FileError) -> [Plan.Change] {
    let path = entry.applied.change.path
    guard let old = entry.applied.oldAttributes, let current = try tree.metadata(of: path)?.attributes else {
      return []
    }
    guard current != old else { return [] }
    let isOurs =
      current.permissions == new.permissions && (new.ownership == nil || new.ownership == current.ownership)
    if !isOurs { conflicts.append(UndoFault.Place(path: path, line: nil)) }
    return [change(path, .setAttributes(old), "as before", entry)]
  }

  // MARK: - Indexes

  /// An index follows its source.
  private mutating func inverse(ofIndex entry: ChangeRecord.Entry) throws(FileError) -> [Plan.Change] {
    let path = entry.applied.change.path
    guard case .index(let word) = entry.role, let type = TableType(Array(word.utf8)[...]),
      case .write(let new, _) = entry.applied.change.action, let current = try tree.readIfPresent(path)
    else { return [] }
    let source = FilePath(String(path.string.dropLast("\(type.suffix)".count)))
    let planned = results[source]
    let content: [UInt8]?
    if let planned { content = planned } else { content = try tree.readIfPresent(source)?.bytes }
    let isNew = entry.applied.oldAttributes == nil
    if content == nil || isNew && planned == nil && current.bytes == new {
      return [remove(path, .remove, entry, expected: current.bytes)]
    }
    guard planned != nil, let content else { return [] }
    let attributes = entry.applied.oldAttributes ?? current.metadata.attributes
    return [
      Plan.Change(
        .newIndex(path, type, source: content, attributes), because: "Postfix reads the index", disclosure: .withheld)
    ]
  }

  // MARK: - Changes

  private mutating func conflict(_ path: FilePath) -> [Plan.Change] {
    conflicts.append(UndoFault.Place(path: path, line: nil))
    return []
  }

  private mutating func remove(
    _ path: FilePath, _ action: FileChange.Action, _ entry: ChangeRecord.Entry, expected: [UInt8]? = nil
  ) -> Plan.Change {
    removed.insert(path)
    return change(path, action, "was not there before", entry, expected: expected)
  }

  private func change(
    _ path: FilePath, _ action: FileChange.Action, _ reason: String, _ entry: ChangeRecord.Entry,
    expected: [UInt8]? = nil
  ) -> Plan.Change {
    let file = FileChange(path, action, expected: expected, modified: path == main ? .settled : .now)
    return Plan.Change(.file(file), because: reason, disclosure: entry.images == .shown ? .shown : .withheld)
  }
}

extension ChangeRecord.Role {
  fileprivate var isIndex: Bool { if case .index = self { true } else { false } }
}
