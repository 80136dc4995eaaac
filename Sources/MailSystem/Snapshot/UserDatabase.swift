internal import CyrusSASL
public import SafeFiles
public import SystemPackage

/// What stands at the path of the sasldb database.
public struct UserDatabase: Equatable, Sendable {
  /// The path by which everybody but a chrooted smtpd(8) knows it.
  public let path: FilePath
  /// The path that a chrooted smtpd(8) opens, seen from outside.
  public let chrootPath: FilePath
  /// What a link at ``path`` says; nil when it is no link.
  public let link: FilePath?
  /// Where the links at ``path`` end.
  public let target: FilePath
  /// The file at the end of the links; nil when there is none.
  public let file: FileMetadata?
  /// The file at ``chrootPath``; nil when there is none.
  public let chrootFile: FileMetadata?

  /// Looks at the database.
  ///
  /// - Parameters:
  ///   - path: Its usual path.
  ///   - queueDirectory: Postfix's queue directory, the root of a chrooted smtpd(8).
  ///   - tree: The tree.
  /// - Throws: ``FileError``.
  public init(at path: FilePath, queueDirectory: FilePath, in tree: FileTree) throws(FileError) {
    self.path = path
    chrootPath = queueDirectory.appending(path.components)
    link = try tree.linkTarget(of: path)
    target = try tree.resolve(path)
    file = try tree.metadata(of: path)
    chrootFile = try tree.metadata(of: chrootPath)
  }
}

extension Snapshot {
  /// The path at which Cyrus SASL looks for the database on behalf of smtpd(8): `sasldb_path` of the smtpd.conf that it reads,
  /// else the platform's.
  ///
  /// - Returns: The path.
  /// - Throws: ``FileError`` when smtpd.conf is there and cannot be read.
  public func userDatabasePath() throws(FileError) -> FilePath {
    let content = try tree.readIfPresent(smtpdConf(saslApplicationName))?.bytes ?? []
    let named = SMTPDConfDocument(content).value(of: .sasldbPath) ?? []
    return named.isEmpty ? layout.sasldb.path : FilePath(bytes: named)
  }
}
