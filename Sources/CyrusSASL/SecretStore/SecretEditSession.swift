internal import SafeFiles
internal import Secrets
internal import SystemPackage

/// One attempt to change a private copy: changes, erasure of the free space, and a look at what was stored.
final class SecretEditSession {
  private let kind: SecretStoreKind
  private let copy: FilePath
  private let path: FilePath
  private let original: FileMetadata?
  private let size: SecretStoreSize
  private let detail: SecretDatabase.Detail
  private(set) var libraryMessages: [UInt8] = []
  private(set) var isNoOp = false

  init(
    _ kind: SecretStoreKind, copy: FilePath, shownAs path: FilePath, original: FileMetadata?, _ size: SecretStoreSize,
    _ detail: SecretDatabase.Detail = .counts
  ) {
    self.detail = detail
    self.kind = kind
    self.copy = copy
    self.path = path
    self.original = original
    self.size = size
  }

  func perform(_ body: (SecretBatch) throws(SecretStoreError) -> Void) throws(SecretStoreError) -> SecretBatch {
    do {
      let isNew = (original?.size ?? 0) == 0
      let batch = try change(isNew ? .creating : .changing, body)
      isNoOp = !isNew && batch.isNoOp
      guard !isNoOp else { return batch }
      if kind == .berkeleyDB { try eraseFreeSpace() }
      try check(batch)
      return batch
    } catch {
      throw shown(error)
    }
  }

  private func change(
    _ access: SecretStoreAccess, _ body: (SecretBatch) throws(SecretStoreError) -> Void
  ) throws(SecretStoreError) -> SecretBatch {
    let store = try kind.open(copy, for: access, size)
    libraryMessages = shown(store.libraryMessages)
    let batch = SecretBatch(store, detail)
    try body(batch)
    try store.close()
    return batch
  }

  private func check(_ batch: SecretBatch) throws(SecretStoreError) {
    let store = try kind.open(copy, for: .reading)
    guard try batch.isKept(in: store) else { throw .notStored(path: path) }
    try store.close()
  }

  private func eraseFreeSpace() throws(SecretStoreError) {
    try withCopy { (file) throws(Errno) in
      var first = [UInt8](repeating: 0, count: 512)
      guard try file.read(into: &first, at: 0) == first.count else { return }
      guard let shape = unsafe first.withUnsafeBytes({ unsafe HashPages.Shape(first: $0) }) else { return }
      try FreeSpaceEraser(shape: shape).erase(file)
    }
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
