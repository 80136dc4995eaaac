internal import SafeFiles
internal import Secrets
internal import SystemPackage

/// One attempt to change a private copy: changes, erasure of the free space, and a look at what was stored.
final class SecretEditSession {
  private let copy: FilePath
  private let path: FilePath
  private let original: FileMetadata?
  private(set) var libraryMessages: [UInt8] = []
  private(set) var isNoOp = false

  init(copy: FilePath, shownAs path: FilePath, original: FileMetadata?) {
    self.copy = copy
    self.path = path
    self.original = original
  }

  func perform(_ changes: [SecretChange]) throws(SecretStoreError) -> [SecretEffect] {
    do {
      let isNew = (original?.size ?? 0) == 0
      if !isNew { try refuseTruncated() }
      let effects = try change(changes, isNew ? .creating : .changing)
      isNoOp = !isNew && effects.allSatisfy { $0 == .unchanged }
      guard !isNoOp else { return effects }
      try eraseFreeSpace()
      try check(changes)
      return effects
    } catch {
      throw shown(error)
    }
  }

  private func change(
    _ changes: [SecretChange], _ access: SecretStoreAccess
  ) throws(SecretStoreError) -> [SecretEffect] {
    let store = try BerkeleyDBStore(at: copy, for: access)
    libraryMessages = shown(store.messages)
    var effects: [SecretEffect] = []
    for change in changes { effects.append(try apply(change, to: store)) }
    try store.close()
    return effects
  }

  private func apply(_ change: SecretChange, to store: any SecretStore) throws(SecretStoreError) -> SecretEffect {
    switch change {
    case .set(let key, let secret):
      let old = try store.secret(for: key)
      if let old, old.matches(secret) { return .unchanged }
      try store.set(secret, for: key)
      return old == nil ? .created : .replaced
    case .remove(let key):
      return try store.remove(key) == .removed ? .removed : .unchanged
    }
  }

  /// Reads back what the last change of each key should have left.
  private func check(_ changes: [SecretChange]) throws(SecretStoreError) {
    let store = try BerkeleyDBStore(at: copy, for: .reading)
    var seen: [SecretKey] = []
    for change in changes.reversed() {
      switch change {
      case .set(let key, let secret):
        if seen.contains(key) { continue }
        guard let stored = try store.secret(for: key), stored.matches(secret) else { throw .notStored(path: path) }
        seen.append(key)
      case .remove(let key):
        if seen.contains(key) { continue }
        guard try store.secret(for: key) == nil else { throw .notStored(path: path) }
        seen.append(key)
      }
    }
    try store.close()
  }

  private func refuseTruncated() throws(SecretStoreError) {
    let pages = try withCopy { (file) throws(Errno) in try Self.pages(of: file) }
    let size = original?.size ?? 0
    // Any other size the library refuses by itself.
    if let pages, size % pages.pageSize == 0, size < pages.count * pages.pageSize {
      throw .truncated(path: path, size: size, expected: pages.count * pages.pageSize)
    }
  }

  private func eraseFreeSpace() throws(SecretStoreError) {
    try withCopy { (file) throws(Errno) in try Self.pages(of: file)?.eraseFreeSpace(of: file) }
  }

  private static func pages(of file: FileDescriptor) throws(Errno) -> BerkeleyDBPages? {
    var first = [UInt8](repeating: 0, count: 72)
    return try file.read(into: &first, at: 0) == first.count ? BerkeleyDBPages(firstPage: first) : nil
  }

  private func withCopy<Value>(_ body: (FileDescriptor) throws(Errno) -> Value) throws(SecretStoreError) -> Value {
    do throws(Errno) {
      let file: FileDescriptor
      do {
        file = try FileDescriptor.open(copy, .readWrite, options: [.noFollow, .closeOnExec])
      } catch {
        throw error as? Errno ?? .ioError
      }
      defer { try? file.close() }
      return try body(file)
    } catch {
      throw .file(.system(.write, path: path, error))
    }
  }

  private func shown(_ error: SecretStoreError) -> SecretStoreError {
    guard case .library(let operation, _, let code, let messages) = error else { return error }
    // That the copy of a missing file is empty is our own doing.
    let isNoise = original == nil && messages.starts(with: "BDB0004 ".utf8)
    let told = isNoise ? messages.drop { $0 != UInt8(ascii: "\n") }.dropFirst() : messages[...]
    return .library(operation, path: path, code: code, messages: shown(Array(told)))
  }

  /// The library's words name the private copy; the user knows the file.
  private func shown(_ messages: [UInt8]) -> [UInt8] {
    let name = copy.bytes
    guard !messages.isEmpty, messages.count >= name.count else { return messages }
    var result: [UInt8] = []
    var rest = messages[...]
    while let first = rest.first {
      if first == name[0], rest.starts(with: name) {
        result += path.bytes
        rest = rest.dropFirst(name.count)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
