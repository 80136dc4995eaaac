internal import Secrets
internal import SystemPackage

/// A sasldb of FreeBSD's default build; only read, for users to leave it.
final class HashFile185Store: SecretStore {
  private let path: FilePath
  private let content: Secret

  /// Takes a file's content.
  ///
  /// - Throws: ``SecretStoreError``: `damaged` when its header makes no sense.
  init(_ content: Secret, at path: FilePath) throws(SecretStoreError) {
    self.path = path
    self.content = content
    if unsafe content.withBytes({ unsafe HashFile185($0) == nil }) {
      throw .damaged(path: path, StoreFinding(page: 0, offset: 0, .header(field: "page size", value: 0)))
    }
  }

  func forEachKey(_ visit: ([UInt8]) -> Bool) throws(SecretStoreError) { forEachPair { key, _ in visit(key) } }

  func forEachEntry(_ visit: ([UInt8], Secret) -> Bool) throws(SecretStoreError) {
    forEachPair { key, value in
      var value = value
      return visit(key, Secret(consuming: &value))
    }
  }

  func secret(for key: SecretKey) throws(SecretStoreError) -> Secret? {
    let stored = key.stored
    var found: Secret?
    try forEachEntry { key, secret in
      if key == stored { found = secret }
      return found == nil
    }
    return found
  }

  func set(_ secret: Secret, for key: SecretKey) throws(SecretStoreError) -> SecretEffect {
    throw .unsupported(path: path, .berkeleyDB185)
  }

  func remove(_ key: SecretKey) throws(SecretStoreError) -> Removal { throw .unsupported(path: path, .berkeleyDB185) }

  func close() {}

  private func forEachPair(_ visit: ([UInt8], [UInt8]) -> Bool) {
    unsafe content.withBytes { memory in unsafe HashFile185(memory)?.forEachPair(visit) }
  }
}
