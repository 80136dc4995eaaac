internal import SafeFiles
internal import SystemPackage

/// The files that tables are read from, and the ones that they are made into.
extension TableOptions {
  /// Reads the source of a table as a whole, whatever kind of file it is.
  func source(_ name: [UInt8]) throws(FileError) -> [UInt8] {
    let path = FilePath(bytes: name)
    let file = try SharedFile(path, in: tree)
    do throws(Errno) {
      return try file.readToEnd()
    } catch {
      throw .system(.read, path: path, error)
    }
  }
}

extension IndexReplacement {
  /// Puts a new index in its place.
  func finish(_ permissions: FilePermissions, shownAs name: [UInt8]) throws(TableError) {
    let outcome: Outcome
    do throws(FileError) {
      outcome = try commit(newFile: permissions)
    } catch {
      if case .changedMeanwhile = error { throw .alwaysOvertaken(path: name) }
      throw .library(.write, path: name, code: error.code.rawValue)
    }
    if outcome != .replaced { throw .alwaysOvertaken(path: name) }
  }
}
