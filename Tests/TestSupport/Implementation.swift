internal import Foundation
public import SystemPackage

/// The two programs behind one name: the original, and ours reached through a symbolic link.
public enum Implementation: String, CaseIterable, Sendable, CustomStringConvertible {
  /// What the distribution installs.
  case original
  /// mailauth under the original's name.
  case ours

  /// A command that both have.
  public enum Tool: String, CaseIterable, Sendable {
    /// postconf(1).
    case postconf
    /// postmap(1).
    case postmap
    /// postalias(1).
    case postalias
    /// saslpasswd2(8).
    case saslpasswd2
    /// sasldblistusers2(8).
    case sasldblistusers2
  }

  /// `original` or `ours`.
  public var description: String { rawValue }

  /// The implementations under test: both, or the one that `MAILAUTH_UNDER_TEST` names.
  public static var installed: [Implementation] {
    let wanted = ProcessInfo.processInfo.environment["MAILAUTH_UNDER_TEST"]
    return allCases.filter { wanted == nil || $0.rawValue == wanted }
  }

  /// The path of the original of a command; nil when it is not installed.
  ///
  /// - Parameter tool: The command.
  /// - Returns: Its path in a system directory.
  public static func original(_ tool: Tool) -> FilePath? {
    let directories = ["/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/sbin"]
    return directories.map { FilePath("\($0)/\(tool.rawValue)") }.first {
      FileManager.default.isExecutableFile(atPath: $0.string)
    }
  }

  /// The mailauth executable: `MAILAUTH_BINARY`, else the one beside the test bundle.
  public static var mailauth: FilePath {
    if let given = ProcessInfo.processInfo.environment["MAILAUTH_BINARY"] { return FilePath(given) }
    return FilePath(Bundle.main.bundlePath).appending("mailauth")
  }
}
