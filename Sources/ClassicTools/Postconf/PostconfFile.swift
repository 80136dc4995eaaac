internal import PostfixConfig
internal import SafeFiles
internal import SystemPackage

/// One file of the configuration directory, and the original's words when the system refuses it.
struct PostconfFile {
  /// The path as messages show it: the directory as given, a slash, the name.
  let displayName: [UInt8]
  /// Says whether it is main.cf.
  let isMain: Bool
  private let tree: FileTree

  init(_ request: PostconfRequest, _ context: CommandContext, name: String) {
    let directory = request.configDirectory ?? context.environment("MAIL_CONFIG") ?? Array("/etc/postfix".utf8)
    isMain = name == "main.cf"
    displayName = directory + [UInt8(ascii: "/")] + Array(name.utf8)
    tree = request.tree
  }

  private var path: FilePath { FilePath(bytes: displayName) }

  /// Reads the file as the editor does.
  func contents() throws(PostconfFailure) -> [UInt8] {
    guard let snapshot = try words({ () throws(FileError) in try tree.readIfPresent(path) }) else { throw missing }
    return snapshot.bytes
  }

  /// Rewrites the file under the original's lock; a content that stays the same is not written.
  ///
  /// - Returns: What `reporting` makes of the old and the new content, once the new one is in place.
  func replacing(
    _ transform: ([UInt8]) throws(PostconfFailure) -> [UInt8], reporting: ([UInt8], [UInt8]) -> Int32
  ) throws(PostconfFailure) -> Int32 {
    let replacement = try startReplacement(transform)
    // Whatever is thrown, nothing stays behind.
    defer { replacement.cancel() }
    guard let original = replacement.original else { throw missing }
    let new = try transform(original.bytes)
    if new != original.bytes {
      try words { () throws(FileError) in
        try replacement.stage(new)
        try replacement.commit()
      }
    }
    return reporting(original.bytes, new)
  }

  /// A directory opens, and is empty until the original looks for errors at the end: what the change warns about comes first.
  private func startReplacement(
    _ transform: ([UInt8]) throws(PostconfFailure) -> [UInt8]
  ) throws(PostconfFailure) -> FileReplacement {
    do throws(FileError) {
      return try FileReplacement(of: path, in: tree)
    } catch {
      if case .system(.read, _, .isDirectory) = error { _ = try transform([]) }
      throw editFailure(error)
    }
  }

  /// Puts trouble with the file into the original's words.
  private func words<Value>(_ body: () throws(FileError) -> Value) throws(PostconfFailure) -> Value {
    do throws(FileError) {
      return try body()
    } catch {
      throw editFailure(error)
    }
  }

  private var missing: PostconfFailure { refusal("open", " for reading", .noSuchFileOrDirectory) }

  /// The original's words: it opens `NAME.tmp`, then the file, and reports all later trouble when it closes `NAME.tmp`.
  private func editFailure(_ error: FileError) -> PostconfFailure {
    switch error {
    case .system(.open, let place, let code), .system(.lock, let place, let code):
      isBeside(place) ? refusal("open", ".tmp", code) : refusal("open", " for reading", code)
    case .system(.read, _, let code): refusal("read", "", code)
    case .system(_, _, let code): refusal("close", ".tmp", code)
    // The original waits for a pipe's writer and puts a file in the place of a device.
    case .notARegularFile: PostconfFailure(Array("read ".utf8) + displayName + Array(": Not a regular file".utf8))
    case .tooManyLinks: refusal("open", " for reading", .tooManySymbolicLinkLevels)
    case .changedMeanwhile, .hardLinked: refusal("close", ".tmp", .resourceBusy)
    }
  }

  /// Says whether a path is that of `NAME.tmp` or of its directory; behind a link it is neither.
  private func isBeside(_ place: FilePath) -> Bool {
    let directory = path.removingLastComponent()
    return place == directory || (place != path && place.removingLastComponent() == directory)
  }

  private func refusal(_ verb: String, _ rest: String, _ code: Errno) -> PostconfFailure {
    PostconfFailure(Array("\(verb) ".utf8) + displayName + Array("\(rest): \(code)".utf8))
  }
}
