public import SafeFiles
public import SystemPackage

extension DovecotConfiguration {
  /// Reads a configuration and all that it includes.
  ///
  /// - Parameters:
  ///   - main: The main file, such as `/etc/dovecot/dovecot.conf`.
  ///   - tree: Where the files are.
  /// - Returns: The configuration; what Dovecot would refuse is in its diagnostics.
  /// - Throws: ``FileError`` when a file cannot be read; an include that leads nowhere is a diagnostic.
  public static func load(main: FilePath, in tree: FileTree) throws(FileError) -> DovecotConfiguration {
    var loader = ConfigurationLoader(tree: tree)
    try loader.load(main)
    return DovecotConfiguration(files: loader.files, includes: loader.includes, directories: loader.directories)
  }
}

/// Reads files and resolves the patterns of their includes, each file once.
private struct ConfigurationLoader {
  let tree: FileTree
  var files: [DovecotConfiguration.File] = []
  var includes: [DovecotConfiguration.IncludeKey: [FilePath]] = [:]
  var directories: Set<FilePath> = []

  mutating func load(_ path: FilePath) throws(FileError) {
    guard !files.contains(where: { $0.path == path }) else { return }
    let bytes = try tree.read(path).bytes
    let document = DovecotDocument(bytes)
    files.append(.init(path: path, document: document, original: bytes))
    for statement in document.statements {
      guard case .include(let pattern, _) = statement.kind, let text = String(validating: pattern, as: UTF8.self)
      else { continue }
      let found = try matches(text, from: path)
      includes[.init(file: path, pattern: pattern)] = found
      // Dovecot passes over directories, and they count as matches.
      for next in found where try isFile(next) { try load(next) }
    }
  }

  private mutating func matches(_ pattern: String, from file: FilePath) throws(FileError) -> [FilePath] {
    var result: [FilePath] = []
    for alternative in IncludePattern.alternatives(of: pattern) {
      let pattern = IncludePattern(alternative, from: file)
      if let directory = pattern.directory, try tree.metadata(of: directory)?.kind == .directory {
        directories.insert(directory)
      }
      for path in try pattern.matches(in: tree) {
        if try tree.metadata(of: path) != nil { result.append(path) }
      }
    }
    return result
  }

  private func isFile(_ path: FilePath) throws(FileError) -> Bool {
    try tree.metadata(of: path)?.kind == .regular
  }
}
