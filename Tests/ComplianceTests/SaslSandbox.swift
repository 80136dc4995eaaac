import Foundation
import SystemPackage
import TestSupport
import Testing

extension World {
  /// Puts a database's content, as text, in the place of the database.
  ///
  /// Two databases never have the same bytes: each holds an identifier made from time and inode.
  func dump(_ names: String...) async throws {
    for name in names {
      let file = sandbox.path(name)
      let dump = try await TestSupport.run("/usr/bin/db5.3_dump", "-p", file.string)
      try #require(dump.status == 0, "\(dump.errorText)")
      let check = try await TestSupport.run("/usr/bin/db5.3_verify", "-q", file.string)
      #expect(check.status == 0, "\(check.errorText)")
      let mode = try FileManager.default.attributesOfItem(atPath: file.string)[.posixPermissions] as? Int
      try sandbox.write(name, dump.stdout, mode: mode ?? 0)
    }
  }
}

extension Sandbox {
  /// Empties the sandbox where its files are beside the point.
  func removeAll() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: root.string) {
      try FileManager.default.removeItem(atPath: path(name).string)
    }
  }
}
