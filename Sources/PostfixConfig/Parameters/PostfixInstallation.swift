public import SafeFiles
internal import SystemPackage

/// The Postfix that is installed in a tree, found out without running it.
///
/// master(8) is in the daemon directory of every installation and holds `mail_version` as text: `mail_version=3.7.11`, or
/// the bare number where the compiler dropped what the program does not use. It is 43 KB with shared libraries.
public struct PostfixInstallation: Sendable {
  /// The release whose behaviour and parameters are nearest.
  public let version: PostfixVersion
  /// Whose build it is.
  public let build: PostfixBuild
  /// The value of `mail_version`.
  public let mailVersion: [UInt8]
  private let tree: FileTree
  private let daemonDirectory: StaticString

  /// Looks for Postfix in a tree.
  ///
  /// - Parameter tree: The tree; nil is returned when no Postfix is in it, or none that tells its version.
  public init?(in tree: FileTree) {
    var number = 0
    while let (directory, build) = Self.place(number) {
      number += 1
      guard let text = Self.stamp(directory, in: tree), let version = PostfixVersion(nearestTo: text) else { continue }
      self.version = version
      self.build = build
      self.mailVersion = text
      self.tree = tree
      self.daemonDirectory = directory
      return
    }
    return nil
  }

  /// The value of `mail_release_date`; nil when it is not found.
  ///
  /// - Complexity: Reads the library with the defaults, some 300 KB.
  public func releaseDate() -> [UInt8]? {
    // Debian keeps its libraries in the parent directory; without shared libraries, the defaults are in every program.
    for (directory, name) in [("/usr/lib/postfix", "/libpostfix-global.so"), (daemonDirectory, "/master")]
      as [(StaticString, StaticString)]
    {
      if let content = Self.content(of: directory, name, in: tree), let date = VersionStamp.findDate(in: content) {
        return date
      }
    }
    return nil
  }

  /// Where platforms keep daemons; nil after the last one.
  private static func place(_ number: Int) -> (directory: StaticString, build: PostfixBuild)? {
    switch number {
    case 0: ("/usr/lib/postfix/sbin", .debian)
    // Postfix's own default; Red Hat, Alpine, Gentoo.
    case 1: ("/usr/libexec/postfix", .upstream)
    // SUSE and Arch.
    case 2: ("/usr/lib/postfix/bin", .upstream)
    // The BSDs' ports.
    case 3: ("/usr/local/libexec/postfix", .upstream)
    default: nil
    }
  }

  /// Looks for the version in master(8).
  ///
  /// The text stands far before the end, and all of it in memory is a tenth of the page faults of a start.
  private static func stamp(_ directory: StaticString, in tree: FileTree) -> [UInt8]? {
    var stamp = VersionStamp()
    let path = Self.path(directory, "/master")
    // A program that cannot be read is as good as none.
    try? tree.scan(path, portion: 8192, overlap: VersionStamp.length) { portion in stamp.look(at: portion) }
    return stamp.text
  }

  private static func path(_ directory: StaticString, _ name: StaticString) -> PathBytes {
    PathBytes(PostfixConfig.bytes(directory) + PostfixConfig.bytes(name))
  }

  private static func content(of directory: StaticString, _ name: StaticString, in tree: FileTree) -> [UInt8]? {
    (try? tree.read(path(directory, name)))?.bytes
  }
}

/// The text in Postfix's programs that says which release they are of.
struct VersionStamp {
  /// More bytes than such a text has, with its name and what ends it.
  static let length = 96

  /// The value of `mail_version`; nil when it was not found yet.
  private(set) var text: [UInt8]?

  /// Looks at a part of a program, each of which begins ``length`` bytes before the end of the one before it.
  ///
  /// - Returns: Whether more is to be looked at.
  mutating func look(at program: ArraySlice<UInt8>) -> ScanStep {
    var place = program.startIndex
    // A program has few full stops.
    while let dot = position(of: UInt8(ascii: "."), in: program, from: place) {
      place = dot + 1
      guard dot > program.startIndex + 1, Self.isDigit(program[dot - 1]), place < program.endIndex,
        Self.isDigit(program[place])
      else { continue }
      let before = program[dot - 2]
      guard before == UInt8(ascii: "=") || before == 0 && program[dot - 1] == UInt8(ascii: "3") else { continue }
      // What goes on behind the end of this part is whole in the next one.
      guard let end = position(of: 0, in: program, from: place) else { continue }
      let found = program[(dot - 1)..<end]
      guard found.count < 64, let numbers = VersionNumbers(Array(found)), numbers.patch != nil else { continue }
      if hasSuffix(program[..<(dot - 1)], "mail_version=") {
        text = Array(found)
        return .stop
      }
      if before == 0 { text = text ?? Array(found) }
    }
    return .goOn
  }

  /// Finds the value of `mail_release_date`, which follows its name, in a library or a program.
  static func findDate(in program: [UInt8]) -> [UInt8]? {
    let name = bytes("mail_release_date\0")
    var place = 0
    while let start = position(of: name[0], in: program[...], from: place) {
      place = start + 1
      guard start + name.count < program.count, program[start..<start + name.count].elementsEqual(name) else {
        continue
      }
      let date = program[(start + name.count)...].prefix { $0 != 0 }
      if date.count == 8, date.allSatisfy(isDigit) { return Array(date) }
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

extension PostfixBuild {
  /// Tells whose Postfix a tree without one would get: Debian's, as far as the tree does not say that it is something else.
  ///
  /// - Parameter tree: The tree.
  public init(customaryIn tree: FileTree) {
    let isDebian = Self.exists("/etc/debian_version", in: tree)
    self = isDebian || !Self.exists("/etc/os-release", in: tree) ? .debian : .upstream
  }

  private static func exists(_ path: FilePath, in tree: FileTree) -> Bool {
    ((try? tree.metadata(of: path)) ?? nil) != nil
  }
}
