public import LosslessText
public import SystemPackage

/// A Dovecot configuration: the main file and all that it includes, in the order in which Dovecot reads them.
public struct DovecotConfiguration: Sendable {
  /// One file of a configuration.
  public struct File: Equatable, Sendable {
    /// Its path, as the includes lead to it.
    public let path: FilePath
    /// Its content.
    public internal(set) var document: DovecotDocument
    /// The content that it was read with; nil for a file that is yet to be made.
    public let original: [UInt8]?
  }

  /// A statement in the place where Dovecot comes across it; a file that is included twice has all its statements twice.
  struct Occurrence {
    /// The index of the file.
    var file: Int
    /// The index of the statement in the file.
    var statement: Int
    /// The open sections, outermost first; for the start and the end of a section: those around it.
    var path: [DovecotSection]
  }

  /// An include statement, by the file it stands in and the pattern that it gives.
  struct IncludeKey: Hashable {
    var file: FilePath
    var pattern: [UInt8]
  }

  /// The files in the order of their first inclusion; the main file is the first.
  public internal(set) var files: [File]
  /// What Dovecot would refuse, and what it would drop silently.
  public private(set) var diagnostics: [Diagnostic] = []
  /// Every statement in reading order.
  private(set) var occurrences: [Occurrence] = []
  /// The sections that are open where each file begins.
  private(set) var entryPaths: [Int: [DovecotSection]] = [:]
  /// What each include leads to.
  var includes: [IncludeKey: [FilePath]]
  /// The directories that patterns such as `conf.d/*.conf` look into.
  let directories: Set<FilePath>

  init(files: [File], includes: [IncludeKey: [FilePath]], directories: Set<FilePath>) {
    self.files = files
    self.includes = includes
    self.directories = directories
    walk()
  }

  /// The version in `dovecot_config_version`; nil before Dovecot 2.4.
  public var version: String? { files.first?.document.configurationVersion }

  /// Finds a setting's value: the last one wins, in the order of the includes.
  ///
  /// - Parameters:
  ///   - key: The name of the setting.
  ///   - path: The sections around it, outermost first; empty for a global setting.
  /// - Returns: The value with `$key` replaced by the value before it; nil when it is not set.
  public func value(of key: String, in path: [DovecotSection] = []) -> [UInt8]? {
    var result: [UInt8]?
    for occurrence in occurrences where occurrence.path == path {
      guard case .setting(let name, let value, let form) = statement(occurrence).kind, name.elementsEqual(key.utf8)
      else { continue }
      result = form == .plain ? DovecotConfiguration.expanded(value, "$" + key, result ?? []) : value
    }
    return result
  }

  /// Names the place where a setting's value comes from.
  ///
  /// - Parameters:
  ///   - key: The name of the setting.
  ///   - path: The sections around it, outermost first.
  /// - Returns: The place of the statement that wins; nil when the setting is not set.
  public func location(of key: String, in path: [DovecotSection] = []) -> SourceLocation? {
    lastSetting(key, in: path).map(location)
  }

  func lastSetting(_ key: String, in path: [DovecotSection]) -> Occurrence? {
    occurrences.last { occurrence in
      guard occurrence.path == path, case .setting(let name, _, _) = statement(occurrence).kind else { return false }
      return name.elementsEqual(key.utf8)
    }
  }

  func statement(_ occurrence: Occurrence) -> DovecotStatement {
    files[occurrence.file].document.statements[occurrence.statement]
  }

  func location(_ occurrence: Occurrence) -> SourceLocation {
    SourceLocation(file: files[occurrence.file].path.string, line: statement(occurrence).lines.lowerBound + 1)
  }

  /// The sections around a line that holds no statement.
  func path(atLine line: Int, ofFile file: Int) -> [DovecotSection] {
    let before = occurrences.last { $0.file == file && statement($0).lines.upperBound <= line }
    guard let before else { return entryPaths[file] ?? [] }
    guard case .sectionStart(let section) = statement(before).kind else { return before.path }
    return before.path + [section]
  }

  /// Changes a file and follows the includes anew.
  mutating func edit(file: Int, _ change: (inout DovecotDocument) -> Void) {
    change(&files[file].document)
    walk()
  }

  /// Replaces a reference to a setting, as in `auth_mechanisms = $auth_mechanisms login`.
  private static func expanded(_ value: [UInt8], _ name: String, _ before: [UInt8]) -> [UInt8] {
    let words = value.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    return Array(words.map { $0.elementsEqual(name.utf8) ? before : Array($0) }.joined(separator: [UInt8(ascii: " ")]))
  }

  private mutating func walk() {
    var walk = ConfigurationWalk(files: files, includes: includes)
    if !files.isEmpty { walk.visit(0) }
    walk.finish()
    (occurrences, entryPaths, diagnostics) = (walk.occurrences, walk.entryPaths, walk.diagnostics)
  }
}
