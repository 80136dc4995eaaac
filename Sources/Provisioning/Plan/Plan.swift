public import CyrusSASL
public import PostfixConfig
public import SafeFiles
public import Services
public import SystemPackage

/// An ordered list of steps that leads from a snapshot to the state asked for.
///
/// The order matters: a backend answers before Postfix is told to use it, since an smtpd(8) that finds no backend dies.
public struct Plan: Equatable, Sendable {
  /// One change to the tree, and why it is made.
  public struct Change: Equatable, Sendable {
    /// What is done.
    public enum Kind: Equatable, Sendable {
      /// A change of a file, directory or link.
      case file(FileChange)
      /// An empty database of SASL users is made.
      case newUserDatabase(FilePath, SecretStoreKind, FileAttributes)
      /// The index of a lookup table is made from its source.
      case newIndex(FilePath, TableType, source: [UInt8], FileAttributes)
    }

    /// What is done.
    public let kind: Kind
    /// Why, in a few words: lower case, no full stop.
    public let reason: String
    /// Whether the content may be shown in diffs.
    public let disclosure: Disclosure

    /// The path that changes.
    public var path: FilePath {
      switch kind {
      case .file(let change): change.path
      case .newUserDatabase(let path, _, _), .newIndex(let path, _, _, _): path
      }
    }

    /// The content that the file gets; nil when it is no file that is written.
    var content: [UInt8]? {
      guard case .file(let change) = kind, case .write(let bytes, _) = change.action else { return nil }
      return bytes
    }

    init(_ kind: Kind, because reason: String, disclosure: Disclosure = .shown) {
      self.kind = kind
      self.reason = reason
      self.disclosure = disclosure
    }
  }

  /// Whether content may be shown.
  public enum Disclosure: Sendable {
    /// Configuration that anybody may see.
    case shown
    /// Content that holds secrets, or that is no text.
    case withheld
  }

  /// One step.
  public enum Step: Equatable, Sendable {
    /// Files change, all of them together with those of the other steps or none.
    case change([Change])
    /// A running daemon reads its configuration again; one that does not run is left alone.
    case reload(MailService)
    /// A daemon that does not run is started, since another one is going to need it.
    case start(MailService)
    /// A daemon is started at boot from now on.
    case enable(MailService)
    /// A daemon is started at boot no longer.
    case disable(MailService)
    /// Files get the labels of SELinux that the policy has for their places.
    case relabel([FilePath])
    /// The plan goes on when Dovecot's socket answers and offers these mechanisms.
    case awaitMechanisms(socket: FilePath, [String])
    /// The plan goes on when a daemon listens on its socket.
    case awaitListener(MailService, socket: FilePath)
    /// Each server must offer AUTH, before or after STARTTLS, or must offer it no longer.
    case verifyAuth([SMTPEndpoint], AuthOffer)
  }

  /// What a server is to say of AUTH.
  public enum AuthOffer: Sendable {
    /// That it may be used.
    case offered
    /// Nothing.
    case withheld
  }

  /// The steps in the order in which they are taken.
  public let steps: [Step]
  /// What the administrator should know, with the command that helps.
  public let advice: [Advice]

  /// Every change of every step.
  public var changes: [Change] {
    steps.flatMap { step -> [Change] in if case .change(let changes) = step { changes } else { [] } }
  }

  /// The backend daemon and the socket on which it has to answer; nil when the backend is no daemon.
  var backend: (service: MailService, socket: FilePath)? {
    var service: MailService?
    for step in steps {
      if case .start(let daemon) = step { service = daemon }
      if case .awaitMechanisms(let socket, _) = step, let service { return (service, socket) }
    }
    return nil
  }

  /// The Postfix that the plan reloads.
  var postfix: MailService? {
    let services = steps.compactMap { step -> MailService? in
      if case .reload(let service) = step { service } else { nil }
    }
    return services.first { $0.kind == .postfix }
  }

  /// Says whether the tree is as it should be.
  public var isEmpty: Bool { !steps.contains(where: \.isChange) }
}

extension Plan.Step {
  /// Says whether the step changes what lasts.
  var isChange: Bool {
    switch self {
    case .change, .enable, .disable: true
    case .reload, .start, .relabel, .awaitMechanisms, .awaitListener, .verifyAuth: false
    }
  }
}

extension [Plan.Change] {
  /// Adds changes, a directory that several files need only once.
  mutating func add(_ others: [Plan.Change]) {
    for other in others {
      if case .file(let change) = other.kind, case .createDirectory = change.action,
        contains(where: { $0.path == other.path })
      {
        continue
      }
      append(other)
    }
  }
}

extension Plan.Change {
  /// Makes the directories that a path needs and that are not there.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - tree: The tree.
  ///   - reason: What they are for.
  /// - Returns: A change for each, the uppermost first.
  static func directories(above path: FilePath, in tree: FileTree, because reason: String) -> [Plan.Change] {
    var missing: [FilePath] = []
    var current = path.removingLastComponent()
    while !current.components.isEmpty, (try? tree.metadata(of: current)).flatMap({ $0 }) == nil {
      missing.append(current)
      current = current.removingLastComponent()
    }
    let attributes = FileAttributes(permissions: .init(rawValue: 0o755))
    return missing.reversed().map { directory in
      Plan.Change(.file(FileChange(directory, .createDirectory(attributes))), because: reason)
    }
  }
}

/// Something worth knowing that the plan does not do.
public struct Advice: Equatable, Sendable {
  /// How much it matters.
  public enum Weight: String, Sendable {
    /// Something will not work, or is not safe, until it is done.
    case warning
    /// Good to know.
    case note
  }

  /// How much it matters.
  public let weight: Weight
  /// What there is to know: lower case, no full stop.
  public let message: String
  /// The exact command that helps; nil when there is none.
  public let command: String?

  init(_ weight: Weight, _ message: String, command: String? = nil) {
    self.weight = weight
    self.message = message
    self.command = command
  }
}
