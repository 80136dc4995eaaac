internal import CyrusSASL
internal import SafeFiles
internal import SystemPackage

extension SecretStoreError {
  /// The missing right to open the file, if that is the trouble.
  var refusal: FileError? {
    switch self {
    case .file(let error):
      if case .system(_, _, .permissionDenied) = error { error } else { nil }
    case .library(.open, let path, let code, _) where code == Errno.permissionDenied.rawValue:
      .system(.open, path: path, .permissionDenied)
    default: nil
    }
  }

  /// The trouble in a few words, without the path.
  var phrase: String {
    switch self {
    case .library(let operation, _, _, let messages):
      messages.isEmpty
        ? "cannot \(operation.rawValue) it" : String(decoding: messages.filter { $0 != 10 }, as: UTF8.self)
    case .truncated(_, let size, let expected): "found \(size) bytes, expected \(expected)"
    case .damaged(_, let finding): "page \(finding.page) is damaged: \(finding.problem.words)"
    case .notStored: "what was written could not be read back"
    case .file(.system(let operation, _, let error)): "cannot \(operation.rawValue) it: \(error)"
    case .file: "not a regular file"
    case .alwaysOvertaken: "others kept changing it"
    case .otherKind(_, let found), .unsupported(_, let found): "its format is \(found.rawValue)"
    case .mapFull(_, let size): "its \(size) bytes of address space are full"
    case .abandoned: "the change was given up"
    }
  }
}
