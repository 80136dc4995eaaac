internal import PostfixConfig
internal import SafeFiles
internal import SystemPackage

/// The Postfix that a postconf command line is about: `--postfix-version`, else `MAILAUTH_POSTFIX_VERSION`, else the
/// one that is installed beneath the root, else the newest that is known.
struct PostconfTarget {
  let version: PostfixVersion
  let build: PostfixBuild
  let release: PostfixRelease?

  /// Finds the Postfix.
  ///
  /// - Throws: When one is asked for that is not known.
  init(_ request: PostconfRequest, _ context: CommandContext) throws(PostconfFailure) {
    let tree = request.tree
    let installation = PostfixInstallation(in: tree)
    build = installation?.build ?? PostfixBuild(customaryIn: tree)
    var wanted = request.postfixVersion
    if wanted == nil { wanted = try Self.fromEnvironment(context) }
    if let installation, wanted == nil || installation.version == wanted {
      version = installation.version
      release = PostfixRelease(installation)
    } else {
      version = wanted ?? .newest
      release = nil
    }
  }

  /// The parameters that this Postfix has.
  var table: ParameterTable { ParameterTable(version, build: build) }

  private static func fromEnvironment(_ context: CommandContext) throws(PostconfFailure) -> PostfixVersion? {
    let variable = "MAILAUTH_POSTFIX_VERSION"
    guard let text = context.environment(variable), !text.isEmpty else { return nil }
    return try version(text, from: variable)
  }

  /// Reads a version that somebody asks for.
  ///
  /// - Parameters:
  ///   - text: The version.
  ///   - source: The option or the variable, for the message.
  /// - Returns: The version.
  /// - Throws: When it is not known.
  static func version(_ text: [UInt8], from source: String) throws(PostconfFailure) -> PostfixVersion {
    guard let version = PostfixVersion(text) else {
      throw PostconfFailure(
        Array("\(source) ".utf8) + text + Array(": not a version from 3.4 to \(PostfixVersion.newest.series.name)".utf8)
      )
    }
    return version
  }
}

extension PostconfRequest {
  /// The files that the command works on.
  var tree: FileTree {
    var tree = root.map { FileTree(root: FilePath(bytes: $0)) } ?? .live
    if has(.inPlace) { tree.mountPoints = .rewritten }
    return tree
  }
}
