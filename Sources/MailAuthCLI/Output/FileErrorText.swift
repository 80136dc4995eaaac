internal import SafeFiles
internal import SystemPackage

extension FileError {
  /// What happened, in one sentence.
  var sentence: String {
    switch self {
    case .system(let operation, let path, let error): "cannot \(operation.rawValue) \(path): \(error)"
    case .notARegularFile(let path): "\(path): found something else than a file, expected a file"
    case .tooManyLinks(let path): "\(path): its symbolic links go round in a circle"
    case .changedMeanwhile(let path): "\(path) was changed by somebody else meanwhile"
    case .hardLinked(let path, let links): "\(path) has \(links) names, and a change would reach only one"
    }
  }

  /// What to do about it; nil when the sentence says it all.
  var remedy: String? {
    switch self {
    case .system(.rename, let path, .notPermitted):
      "lsattr \(path): the flag i keeps it from being replaced, even by root"
    case .system(_, _, .permissionDenied), .system(_, _, .notPermitted): "the same command as root"
    case .system(_, let path, .noSpace): "to free space on the file system of \(path)"
    case .system(_, let path, .readOnlyFileSystem):
      "to mount the file system of \(path) for writing; where it belongs to the image of a container, --root DIR on that"
    case .system(_, let path, .resourceBusy):
      "to unmount \(path) first: it is a mount point and cannot be replaced; the commands that set Postfix up rewrite it with --in-place"
    case .system(_, let path, .notDirectory): "to name a directory instead of \(path)"
    case .system(_, let path, .isDirectory): "to move the directory \(path) away"
    case .system(_, let path, .noSuchFileOrDirectory): "to make sure that \(path) exists"
    case .changedMeanwhile: "again"
    case .notARegularFile(let path): "to move \(path) away, and to put a file in its place"
    case .tooManyLinks(let path): "ls -l \(path), for where the links lead"
    case .hardLinked(let path, _): "find / -xdev -samefile \(path), then keep one"
    default: nil
    }
  }
}
