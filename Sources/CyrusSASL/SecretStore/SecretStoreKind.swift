internal import SystemPackage

/// The formats that a file of SASL secrets comes in; each Cyrus SASL library is built for one of them.
public enum SecretStoreKind: String, CaseIterable, Sendable {
  /// Hash files of Berkeley DB 5.3: Debian and its relatives.
  case berkeleyDB = "berkeleydb"
  /// GNU dbm: Fedora, Red Hat from release 9 on, Alpine, Arch.
  case gdbm
  /// LMDB: what Cyrus SASL itself prefers since it gave Berkeley DB up; an option of FreeBSD.
  case lmdb

  /// How many bytes of a file tell its format.
  static var magicLength: Int { 72 }

  /// Recognises a file by its first bytes; nil when it is none of these formats.
  ///
  /// - Parameter bytes: The file's first 72 bytes, or all of a shorter file.
  public init?(firstBytes bytes: [UInt8]) {
    guard bytes.count >= 20 else { return nil }
    func word(_ offset: Int) -> UInt32 {
      UInt32(bytes[offset]) | UInt32(bytes[offset + 1]) << 8 | UInt32(bytes[offset + 2]) << 16
        | UInt32(bytes[offset + 3]) << 24
    }
    if word(12) == 0x061561 || word(12).byteSwapped == 0x061561 {
      self = .berkeleyDB
    } else if (0x1357_9acd...0x1357_9ad1).contains(word(0)) || (0x1357_9acd...0x1357_9ad1).contains(word(0).byteSwapped)
    {
      self = .gdbm
    } else if word(16) == 0xbeef_c0de || word(16).byteSwapped == 0xbeef_c0de {
      self = .lmdb
    } else {
      return nil
    }
  }
}

extension SecretStoreKind {
  /// Opens a file of this format.
  ///
  /// - Parameters:
  ///   - path: The file, as the running system knows it.
  ///   - access: How it is to be used.
  ///   - count: About how many changes there will be.
  /// - Returns: The store.
  /// - Throws: ``SecretStoreError``.
  func open(
    _ path: FilePath, for access: SecretStoreAccess, expecting count: Int = 1
  ) throws(SecretStoreError) -> any SecretStore {
    switch self {
    case .berkeleyDB: try BerkeleyDBStore(at: path, for: access, expecting: count)
    case .gdbm, .lmdb: throw .unsupported(path: path, self)
    }
  }
}
