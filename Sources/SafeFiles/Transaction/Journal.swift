internal import LosslessText
internal import SystemPackage

/// What a transaction is about to do and what was there before, written and synced before the first change.
///
/// One file of mode 0600, since content can be secret; it is removed when the transaction has ended. Whether an entry has
/// been carried out is seen on the tree itself, so the journal is never rewritten.
struct Journal: Equatable {
  typealias Entry = AppliedChange

  var entries: [Entry] = []

  // MARK: - Format: a line of numbers, then the strings of those lengths, for each entry; "end N" at the end

  var encoded: [UInt8] {
    var output = Array("mailauth journal 1\n".utf8)
    for entry in entries {
      let (kind, payload, attributes) = entry.change.action.journalFields
      let path = entry.change.path.bytes
      let fields =
        [
          kind, path.count, payload?.count ?? -1, entry.oldBytes?.count ?? -1,
        ] + Journal.numbers(attributes) + Journal.numbers(entry.oldAttributes)
      output += Array(fields.map(String.init).joined(separator: " ").utf8) + [10]
      output += path + (payload ?? []) + (entry.oldBytes ?? []) + [10]
    }
    return output + Array("end \(entries.count)\n".utf8)
  }

  /// Reads a journal; nil when it was not written to its end, in which case nothing had been changed yet.
  init?(decoding bytes: [UInt8]) {
    var reader = JournalReader(bytes: bytes[...])
    guard reader.line() == "mailauth journal 1" else { return nil }
    while let line = reader.line() {
      if line == "end \(entries.count)" { return }
      let fields = line.split(separator: " ").compactMap { Int($0) }
      guard fields.count == 10, let path = reader.bytes(fields[1]), let payload = reader.optional(fields[2]),
        let old = reader.optional(fields[3]), reader.bytes(1) == [10],
        let action = FileChange.Action(
          journalKind: fields[0], payload: payload, attributes: Journal.attributes(fields[4..<7]))
      else { return nil }
      let change = FileChange(FilePath(bytes: path), action, expected: old)
      entries.append(Entry(change, oldBytes: old, oldAttributes: Journal.attributes(fields[7..<10])))
    }
    return nil
  }

  init() {}

  /// Mode, user and group; -1 for what is not given.
  private static func numbers(_ attributes: FileAttributes?) -> [Int] {
    [
      attributes.map { Int($0.permissions.rawValue) } ?? -1,
      attributes?.ownership.map { Int($0.user) } ?? -1,
      attributes?.ownership.map { Int($0.group) } ?? -1,
    ]
  }

  private static func attributes(_ fields: ArraySlice<Int>) -> FileAttributes? {
    let numbers = Array(fields)
    guard numbers[0] >= 0 else { return nil }
    let ownership = numbers[1] >= 0 ? Ownership(user: UInt32(numbers[1]), group: UInt32(numbers[2])) : nil
    return FileAttributes(permissions: .init(rawValue: UInt32(numbers[0])), ownership: ownership)
  }
}

extension FileChange.Action {
  /// Number, content or target, and attributes, as the journal holds them.
  fileprivate var journalFields: (Int, [UInt8]?, FileAttributes?) {
    switch self {
    case .write(let bytes, let attributes): (0, bytes, attributes)
    case .setAttributes(let attributes): (1, nil, attributes)
    case .createDirectory(let attributes): (2, nil, attributes)
    case .moveBehindLink(let target): (3, target.bytes, nil)
    case .createLink(let target): (4, target.bytes, nil)
    case .remove: (5, nil, nil)
    case .removeDirectory: (6, nil, nil)
    case .moveBack(let target): (7, target.bytes, nil)
    case .removeLink(let target): (8, target.bytes, nil)
    }
  }

  fileprivate init?(journalKind: Int, payload: [UInt8]?, attributes: FileAttributes?) {
    switch (journalKind, payload, attributes) {
    case (0, let bytes?, let attributes): self = .write(bytes, attributes)
    case (1, nil, let attributes?): self = .setAttributes(attributes)
    case (2, nil, let attributes?): self = .createDirectory(attributes)
    case (3, let target?, nil): self = .moveBehindLink(to: FilePath(bytes: target))
    case (4, let target?, nil): self = .createLink(to: FilePath(bytes: target))
    case (5, nil, nil): self = .remove
    case (6, nil, nil): self = .removeDirectory
    case (7, let target?, nil): self = .moveBack(from: FilePath(bytes: target))
    case (8, let target?, nil): self = .removeLink(to: FilePath(bytes: target))
    default: return nil
    }
  }
}
