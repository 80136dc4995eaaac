internal import Glibc
internal import SafeFiles
internal import SystemPackage

/// The pattern of an include, read as glob(3) with GLOB_BRACE reads it.
struct IncludePattern {
  /// The absolute path with its wildcards.
  let path: FilePath

  /// Makes a pattern absolute: a relative one begins in the directory of the file that it stands in.
  init(_ pattern: String, from file: FilePath) {
    let given = FilePath(pattern)
    path = given.isAbsolute ? given : file.removingLastComponent().appending(given.components)
  }

  /// Spells out `{a,b}`, in the order of the braces, as GLOB_BRACE does.
  static func alternatives(of pattern: String) -> [String] {
    let bytes = Array(pattern.utf8)
    guard let open = bytes.firstIndex(of: UInt8(ascii: "{")) else { return [pattern] }
    var depth = 0
    var starts = [open + 1]
    for index in open..<bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ",") where depth == 1: starts.append(index + 1)
      case UInt8(ascii: "}"):
        depth -= 1
        guard depth == 0 else { continue }
        let ends = starts.dropFirst().map { $0 - 1 } + [index]
        return zip(starts, ends).flatMap { start, end in
          alternatives(
            of: String(decoding: bytes[..<open] + bytes[start..<end] + bytes[(index + 1)...], as: UTF8.self))
        }
      default: break
      }
    }
    return [pattern]
  }

  /// Says whether a path's last component would be found, provided that its directory exists.
  func covers(_ candidate: FilePath) -> Bool {
    guard let pattern = path.lastComponent, let name = candidate.lastComponent else { return false }
    return path.removingLastComponent() == candidate.removingLastComponent()
      && IncludePattern.isMatch(pattern.string, name.string)
  }

  /// The directory that the last component is looked for in; nil when it is itself a pattern.
  var directory: FilePath? {
    let parent = path.removingLastComponent()
    return parent.components.contains { IncludePattern.isWild($0.string) } ? nil : parent
  }

  /// Says whether the last component is a pattern.
  var isWild: Bool { path.lastComponent.map { IncludePattern.isWild($0.string) } ?? false }

  /// Finds the files, sorted by bytes.
  func matches(in tree: FileTree) throws(FileError) -> [FilePath] {
    var found: [FilePath] = [FilePath("/")]
    for component in path.components {
      var next: [FilePath] = []
      for directory in found {
        guard IncludePattern.isWild(component.string) else {
          next.append(directory.appending(component))
          continue
        }
        guard try tree.metadata(of: directory)?.kind == .directory else { continue }
        next += try tree.names(in: directory).filter { IncludePattern.isMatch(component.string, $0) }
          .map { directory.appending($0) }
      }
      found = next
    }
    return found
  }

  private static func isWild(_ component: String) -> Bool {
    component.utf8.contains { [UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "[")].contains($0) }
  }

  private static func isMatch(_ pattern: String, _ name: String) -> Bool {
    unsafe fnmatch(pattern, name, FNM_PERIOD) == 0
  }
}
