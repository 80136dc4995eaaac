internal import PostfixConfig
public import SafeFiles
public import SystemPackage

/// The instances of Postfix that one machine runs, as postmulti(1) knows them.
public struct PostfixInstances {
  /// One instance.
  public struct Instance: Equatable, Sendable {
    /// Its name; nil for one that has none, such as the first one of most machines.
    public let name: String?
    /// Its configuration directory.
    public let directory: FilePath
  }

  /// There is no such instance.
  public struct Unknown: Error, Equatable, Sendable {
    /// The name that was looked for.
    public let name: String
    /// Those that there are.
    public let known: [Instance]
  }

  /// The instances, the first one of the machine before the others.
  public let all: [Instance]

  /// Reads `multi_instance_directories` and the names of the instances.
  ///
  /// - Parameters:
  ///   - primary: The configuration directory of the first instance.
  ///   - tree: The tree.
  /// - Throws: ``FileError`` when a main.cf is there and cannot be read.
  public init(primary: FilePath, in tree: FileTree) throws(FileError) {
    let first = try Self.parameters(of: primary, in: tree)
    let others = (first.effective("multi_instance_directories", overrides: nil) ?? "")
      .split { $0 == "," || $0.isWhitespace }.map { FilePath(String($0)) }
    var all = [Instance(name: Self.name(first), directory: primary)]
    for directory in others {
      all.append(Instance(name: Self.name(try Self.parameters(of: directory, in: tree)), directory: directory))
    }
    self.all = all
  }

  private static func parameters(of directory: FilePath, in tree: FileTree) throws(FileError) -> EffectiveParameters {
    EffectiveParameters(main: try tree.readIfPresent(directory.appending("main.cf"))?.bytes ?? [], tree: tree)
  }

  private static func name(_ parameters: EffectiveParameters) -> String? {
    parameters.effective("multi_instance_name", overrides: nil).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Finds the directory of an instance.
  ///
  /// - Parameter name: Its name or its directory; `-` is the first one of the machine, as for postmulti(1).
  /// - Returns: The configuration directory.
  /// - Throws: ``Unknown``.
  public func directory(of name: String) throws(Unknown) -> FilePath {
    if name == "-", let first = all.first { return first.directory }
    let found = all.first { $0.name == name || $0.directory == FilePath(name) }
    guard let found else { throw Unknown(name: name, known: all) }
    return found.directory
  }
}
