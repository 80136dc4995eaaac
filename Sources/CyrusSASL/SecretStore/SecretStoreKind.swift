internal import SafeFiles
internal import Secrets
public import SystemPackage

/// The formats that a file of SASL secrets comes in; each Cyrus SASL library is built for one of them.
public enum SecretStoreKind: String, CaseIterable, Sendable {
  /// Hash files of Berkeley DB 5.3: Debian and its relatives.
  case berkeleyDB = "berkeleydb"
  /// GNU dbm: Fedora, Red Hat from release 9 on, Alpine, Arch.
  case gdbm
  /// LMDB: what Cyrus SASL itself prefers since it gave Berkeley DB up; an option of FreeBSD.
  case lmdb
  /// Hash files of Berkeley DB 1.85: FreeBSD's default; they are read, for users to leave them, and never written.
  case berkeleyDB185 = "berkeleydb185"

  /// The formats that can be written.
  public static let writable: [SecretStoreKind] = [.berkeleyDB, .gdbm, .lmdb]

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
    } else if word(0).byteSwapped == 0x061561, word(4).byteSwapped == 2 {
      self = .berkeleyDB185
    } else {
      return nil
    }
  }
}

extension SecretStoreKind {
  /// The permissions that Cyrus SASL gives to a new file of this format, before the mask of umask(2).
  public var defaultPermissions: FilePermissions {
    switch self {
    case .berkeleyDB, .lmdb: FilePermissions(rawValue: 0o660)
    case .gdbm, .berkeleyDB185: FilePermissions(rawValue: 0o600)
    }
  }

  /// Opens a private file of this format.
  ///
  /// - Parameters:
  ///   - path: The file, as the running system knows it.
  ///   - access: How it is to be used.
  ///   - size: How many changes there will be, and what LMDB may map.
  /// - Returns: The store.
  /// - Throws: ``SecretStoreError``.
  func open(
    _ path: FilePath, for access: SecretStoreAccess, _ size: SecretStoreSize = SecretStoreSize()
  ) throws(SecretStoreError) -> any SecretStore {
    switch self {
    case .berkeleyDB:
      if access == .creating, size.changes >= HashFileBuilder.worthwhile {
        return HashFileBuilder(at: path, expecting: size.changes)
      }
      return try BerkeleyDBStore(at: path, for: access, expecting: size.changes)
    case .lmdb:
      return try LMDBStore(at: path, for: access, .alone, mapSize: access == .creating ? size.mapOfNewFile : size.map)
    case .berkeleyDB185: throw .unsupported(path: path, self)
    case .gdbm:
      let content: Secret?
      do throws(Errno) {
        content = access == .creating ? nil : try Secret.content(of: path)
      } catch {
        throw .file(.system(.read, path: path, error))
      }
      return try GDBMStore(content, at: path)
    }
  }
}

/// How large a store is going to be.
struct SecretStoreSize {
  /// About how many changes there will be.
  var changes = 1
  /// How much of the address space an LMDB file may take; nil for what it says itself.
  var map: Int?

  /// What a new LMDB file may take: the library's own default, or twice of what short entries need.
  var mapOfNewFile: Int {
    if let map { return map }
    var size = 1 << 20
    while size < changes * 256 { size *= 2 }
    return size
  }
}
