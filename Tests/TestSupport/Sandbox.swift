internal import Foundation
public import SystemPackage

/// A scratch directory that is removed with its last owner, unless `MAILAUTH_KEEP_SANDBOX=1`.
public final class Sandbox: Sendable {
  /// Its absolute path.
  public let root: FilePath

  /// Makes an empty directory in the temporary directory, for this user alone.
  ///
  /// - Throws: What the system says.
  public convenience init() throws {
    let parent = FilePath(FileManager.default.temporaryDirectory.path)
    try self.init(at: parent.appending("mailauth-\(UUID().uuidString.prefix(13))"))
  }

  /// Makes an empty directory at a given place, which must be free.
  ///
  /// - Parameter root: An absolute path.
  /// - Throws: What the system says.
  public init(at root: FilePath) throws {
    self.root = root
    try FileManager.default.createDirectory(
      atPath: root.string, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  /// Makes an image of a small Debian system with Postfix.
  ///
  /// - Throws: What the system says.
  /// - Returns: The image's root.
  public static func image() throws -> Sandbox {
    let image = try Sandbox()
    try image.write("etc/postfix/main.cf", "myhostname = mail.example.com\ncompatibility_level = 3.6\n")
    try image.write("etc/postfix/master.cf", "smtp inet n - y - - smtpd\n")
    try image.write("etc/group", "sasl:x:45:\n")
    try image.write("etc/passwd", "postfix:x:100:102::/:/bin/false\n")
    return image
  }

  deinit { remove() }

  /// Removes the directory, unless it is to be kept.
  public func remove() {
    if ProcessInfo.processInfo.environment["MAILAUTH_KEEP_SANDBOX"] == "1" { return }
    try? FileManager.default.removeItem(atPath: root.string)
  }

  /// Names a file inside.
  ///
  /// - Parameter name: A relative path.
  /// - Returns: The absolute path.
  public func path(_ name: String) -> FilePath { root.appending(name) }

  /// Writes a file, and its directories when they are missing.
  ///
  /// The modification time is set to the past: Postfix waits before it reads a main.cf that is younger than two seconds.
  ///
  /// - Parameters:
  ///   - name: A relative path.
  ///   - bytes: The content.
  ///   - mode: The permissions.
  /// - Throws: What the system says.
  public func write(_ name: String, _ bytes: [UInt8], mode: Int = 0o644) throws {
    let file = path(name)
    try FileManager.default.createDirectory(
      atPath: file.removingLastComponent().string, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: file.string))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.string)
    try age(name)
  }

  /// Writes a text file.
  ///
  /// - Parameters:
  ///   - name: A relative path.
  ///   - text: The content.
  ///   - mode: The permissions.
  /// - Throws: What the system says.
  public func write(_ name: String, _ text: String, mode: Int = 0o644) throws {
    try write(name, Array(text.utf8), mode: mode)
  }

  /// Reads a file.
  ///
  /// - Parameter name: A relative path.
  /// - Returns: The content.
  /// - Throws: What the system says.
  public func read(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(name).string)))
  }

  /// Reads a text file.
  ///
  /// - Parameter name: A relative path.
  /// - Returns: The content; bytes that are not UTF-8 are repaired.
  /// - Throws: What the system says.
  public func text(_ name: String) throws -> String { String(decoding: try read(name), as: UTF8.self) }

  /// Makes a symbolic link.
  ///
  /// - Parameters:
  ///   - name: A relative path.
  ///   - target: What the link holds.
  /// - Throws: What the system says.
  public func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path(name).string, withDestinationPath: target)
  }

  /// Sets the modification time of a file to the past.
  ///
  /// - Parameter name: A relative path.
  /// - Throws: What the system says.
  public func age(_ name: String) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)], ofItemAtPath: path(name).string)
  }
}
