public import SystemPackage

/// A UNIX socket on which Dovecot's auth service answers, as in `service auth { unix_listener PATH { ... } }`.
public struct AuthListener: Equatable, Sendable {
  /// The socket.
  public let path: FilePath
  /// The permissions of the socket.
  public let permissions: FilePermissions
  /// The owner's name; empty for root.
  public let user: String
  /// The group's name; empty for root's.
  public let group: String

  /// Describes a listener.
  ///
  /// - Parameters:
  ///   - path: The socket, an absolute path.
  ///   - permissions: The permissions of the socket.
  ///   - user: The owner's name.
  ///   - group: The group's name.
  public init(path: FilePath, permissions: FilePermissions, user: String, group: String) {
    self.path = path
    self.permissions = permissions
    self.user = user
    self.group = group
  }
}

/// What Postfix needs of Dovecot.
public struct AuthListenerRequest: Equatable, Sendable {
  /// The socket that smtpd connects to.
  public let listener: AuthListener
  /// The mechanisms that must be among `auth_mechanisms`, in small letters.
  public let mechanisms: [String]
  /// The name of the drop-in file, should one be needed.
  public let dropInName: String
  /// The release that reads the files; nil for the one that they are written for.
  public let version: DovecotVersion?

  /// Describes what is needed.
  ///
  /// - Parameters:
  ///   - listener: The socket that smtpd connects to.
  ///   - mechanisms: The mechanisms that must be offered, in small letters.
  ///   - dropInName: The name of the drop-in file; the default sorts after Dovecot's own 10-auth.conf and 10-master.conf.
  ///   - version: The release that reads the files; nil for the one that they are written for.
  public init(
    listener: AuthListener, mechanisms: [String] = ["plain", "login"], dropInName: String = "95-postfix-auth.conf",
    version: DovecotVersion? = nil
  ) {
    self.version = version
    self.listener = listener
    self.mechanisms = mechanisms
    self.dropInName = dropInName
  }
}

/// The new content of one file.
public struct DovecotFileEdit: Equatable, Sendable {
  /// The file.
  public let path: FilePath
  /// The content before; nil when the file is new.
  public let old: [UInt8]?
  /// The content after.
  public let new: [UInt8]
  /// What was done, for the reader of a plan.
  public let reasons: [String]
}
