internal import Glibc
public import SystemPackage

extension FileTree {
  /// Opens a file for reading and lends a path to it, for libraries that open paths themselves.
  ///
  /// - Parameters:
  ///   - path: A path of the tree; links are followed within the tree.
  ///   - body: Gets a path of proc(5) that is valid during the call.
  /// - Returns: What the closure returns.
  /// - Throws: ``FileError``, or what the closure throws.
  public func withOpenPath<Value>(_ path: FilePath, _ body: (FilePath) throws -> Value) throws -> Value {
    let file = try open(path, flags: O_RDONLY | O_NONBLOCK | O_NOCTTY, for: .open)
    return try body(FilePath("/proc/self/fd/\(file.raw)"))
  }
}
