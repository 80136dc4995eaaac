internal import CyrusSASL
internal import MailSystem
internal import SafeFiles
internal import SystemPackage

/// Puts the sasldb database where every smtpd(8) finds it, readable by Postfix and by nobody else.
///
/// A chrooted smtpd(8) opens the path inside its chroot, and one outside opens the usual path. So that there is one database
/// and not two, it lives inside the chroot, and the usual path is a symbolic link to it. The database must exist before
/// the link: saslpasswd2(8) replaces a dangling one by a file.
struct UserDatabasePlacement {
  let database: UserDatabase
  let kind: SecretStoreKind
  let confinement: SMTPService.Confinement
  let attributes: FileAttributes
  let tree: FileTree
  let rights: Snapshot.Rights

  func changes() throws(PlanError) -> [Plan.Change] {
    if let file = database.file, file.kind != .regular {
      throw .backend(.noUserDatabase(path: database.path, trouble: "not a regular file"))
    }
    // Two names are what an interrupted move leaves: the usual one and the one inside the chroot.
    if let file = database.file, file.links > 1, !isHalfMoved {
      throw .backend(.userDatabaseHardLinked(path: database.target, links: file.links))
    }
    // Berkeley DB 1.85 is made by the platform's own tool, at the usual path.
    if database.file == nil, !SecretStoreKind.writable.contains(kind) {
      guard confinement == .free else {
        throw .backend(.noUserDatabase(path: database.path, trouble: "there is none, and its format cannot be written"))
      }
      return []
    }
    return confinement == .free ? free : try chrooted()
  }

  /// Whether the link leads into the chroot by another spelling of the path.
  private var isInside: Bool {
    guard let file = database.file, let other = database.chrootFile else { return false }
    return file.isSameFile(as: other)
  }

  private var isHalfMoved: Bool {
    guard let file = database.file, let inside = database.chrootFile, database.link == nil else { return false }
    return file.links == 2 && file.isSameFile(as: inside)
  }

  private var free: [Plan.Change] {
    database.file == nil
      ? directories(above: database.target) + [create(database.target)] : permissions(at: database.path)
  }

  private func chrooted() throws(PlanError) -> [Plan.Change] {
    let inside = database.chrootPath
    if database.link != nil {
      guard database.target == inside || isInside else {
        throw .backend(.userDatabaseElsewhere(path: database.path, target: database.target, wanted: inside))
      }
      return database.file == nil ? directories(above: inside) + [create(inside)] : permissions(at: database.path)
    }
    if database.file != nil {
      if database.chrootFile != nil, !isHalfMoved {
        throw .backend(.twoUserDatabases(path: database.path, other: inside))
      }
      let move = Plan.Change(
        .file(FileChange(database.path, .moveBehindLink(to: inside))),
        because: "the chrooted smtpd looks for it at \(inside); a link stays at \(database.path)", disclosure: .withheld
      )
      return directories(above: inside) + permissions(at: database.path) + [move]
    }
    let content = database.chrootFile == nil ? directories(above: inside) + [create(inside)] : permissions(at: inside)
    let link = Plan.Change(
      .file(FileChange(database.path, .createLink(to: inside))),
      because: "saslpasswd and every other program find the database by its usual path")
    return content + [link]
  }

  private func create(_ path: FilePath) -> Plan.Change {
    Plan.Change(
      .newUserDatabase(path, kind, attributes),
      because: "an empty database, since saslpasswd2 would replace a link to none",
      disclosure: .withheld)
  }

  private func permissions(at path: FilePath) -> [Plan.Change] {
    guard let file = path == database.chrootPath ? database.chrootFile : database.file else { return [] }
    let isOpen = file.permissions.rawValue & 0o007 != 0
    let isReadable = file.permissions.rawValue & 0o040 != 0
    let isOwned = attributes.ownership.map { $0 == file.ownership } ?? true
    // In an image the owner that only root can set has been reported when the file was made.
    let isPending = rights == .user && !tree.isLive
    guard isOpen || !isReadable || !(isOwned || isPending) else { return [] }
    return [
      Plan.Change(
        .file(FileChange(path, .setAttributes(attributes))), because: "readable by Postfix and by nobody else",
        disclosure: .withheld)
    ]
  }

  private func directories(above path: FilePath) -> [Plan.Change] {
    Plan.Change.directories(above: path, in: tree, because: "holds the database")
  }
}
