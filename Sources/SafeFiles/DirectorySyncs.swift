internal import Glibc
internal import SystemPackage

/// Directories whose new names are made durable together, each once: the first fsync(2) writes what the others wait for.
///
/// Only where a journal is durable that takes the names back: nothing may rely on one of them before ``finish()``.
final class DirectorySyncs {
  private let tree: FileTree
  private var directories: [FilePath] = []

  init(_ tree: FileTree) {
    self.tree = tree
  }

  /// Notes the directory of a name.
  func add(directoryOf path: FilePath) {
    let directory = path.removingLastComponent()
    if !directories.contains(directory) { directories.append(directory) }
  }

  func finish() throws(FileError) {
    // A directory may be gone by now: an undo takes it away after its files.
    for path in directories where try tree.metadata(of: path) != nil {
      let directory = try tree.open(path, flags: O_RDONLY | O_DIRECTORY, for: .open)
      try tree.attributed(.write, path) { () throws(Errno) in try directory.sync() }
    }
  }
}
