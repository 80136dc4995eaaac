import Foundation
import SafeFiles
import SystemPackage

/// A directory of its own for one test, removed when the test lets go of it.
final class ScratchDirectory {
  let path: FilePath

  init() {
    let name = "mailauth-safefiles-\(UUID().uuidString)"
    path = FilePath(FileManager.default.temporaryDirectory.path).appending(name)
    try? FileManager.default.createDirectory(atPath: path.string, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path.string) }

  subscript(_ name: String) -> FilePath { path.appending(FilePath(name).components) }

  func write(_ text: String, to name: String, mode: Int = 0o644) throws {
    try FileManager.default.createDirectory(
      atPath: self[name].removingLastComponent().string, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: self[name].string))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: self[name].string)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: self[name].string, withDestinationPath: target)
  }

  func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: self[name].string).map { String(decoding: $0, as: UTF8.self) }
  }

  var names: [String] { (try? FileTree.live.names(in: path)) ?? [] }
}
