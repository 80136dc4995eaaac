internal import Secrets
internal import SystemPackage

/// A Berkeley DB hash file that is only read, without the library: whatever is wrong with it, the rest can be had.
final class HashFileStore: SecretStore {
  private let path: FilePath
  private let content: Secret
  private let shape: HashPages.Shape

  /// Takes a file's content; nil when it is none of a hash file, which is for the library to say in its own words.
  init?(_ content: Secret, of path: FilePath) {
    guard let shape = unsafe content.withBytes({ unsafe HashPages.Shape(header: $0) }) else { return nil }
    self.path = path
    self.content = content
    self.shape = shape
  }

  func forEachKey(_ visit: ([UInt8]) -> Bool) throws(SecretStoreError) {
    withPages { pages in pages.forEachPair { key, _ in pages.content(of: key).map(visit) ?? true } }
  }

  func forEachKeyInPlace(_ visit: (UnsafeRawBufferPointer) -> Bool) throws(SecretStoreError) {
    withPages { pages in
      pages.forEachPair { key, _ in
        if case .here(let range) = key { return unsafe visit(pages.bytes.slice(range)) }
        return unsafe pages.content(of: key)?.withUnsafeBytes { unsafe visit($0) } ?? true
      }
    }
  }

  func forEachEntry(_ visit: ([UInt8], Secret) -> Bool) throws(SecretStoreError) {
    withPages { pages in
      pages.forEachPair { key, value in
        guard let key = pages.content(of: key), var value = pages.content(of: value) else { return true }
        return visit(key, Secret(consuming: &value))
      }
    }
  }

  func secret(for key: SecretKey) throws(SecretStoreError) -> Secret? {
    withPages { pages in
      guard let item = pages.value(of: key.stored), var value = pages.content(of: item) else { return nil }
      return Secret(consuming: &value)
    }
  }

  func set(_ secret: Secret, for key: SecretKey) throws(SecretStoreError) -> SecretEffect {
    throw .unsupported(path: path, .berkeleyDB)
  }

  func remove(_ key: SecretKey) throws(SecretStoreError) -> Removal { throw .unsupported(path: path, .berkeleyDB) }

  func close() {}

  /// Looks at every page.

  func check(_ report: @escaping (StoreFinding) -> Bool) -> Int { withPages { $0.check(.all, report) } }

  private func withPages<Result>(_ body: (HashPages) -> Result) -> Result {
    unsafe content.withBytes { memory in body(unsafe HashPages(memory, shape)) }
  }
}
