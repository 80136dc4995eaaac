import PostfixConfig
import SafeFiles
import SystemPackage
import TestSupport
import Testing

@Suite("The Postfix that is installed")
struct PostfixInstallationTests {
  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private var tree: FileTree { FileTree(root: sandbox.root) }

  /// Some of what a program holds: text between NULs, numbers with full stops that are no version.
  private func program(_ text: String) -> [UInt8] {
    Array("\u{7F}ELF\0\0GLIBC_2.34\03.x\05.0.0\0=3.1\0+c:Dde:istvw\0\(text)\0MAIL_CONFIG\0".utf8)
  }

  @Test(
    "tells its version, wherever the platform keeps daemons",
    arguments: [
      ("usr/lib/postfix/sbin", PostfixBuild.debian), ("usr/libexec/postfix", .upstream),
      ("usr/lib/postfix/bin", .upstream), ("usr/local/libexec/postfix", .upstream),
    ])
  func places(_ place: (directory: String, build: PostfixBuild)) throws {
    try sandbox.write("\(place.directory)/master", program("mail_version=3.8.6"))
    let installation = try #require(PostfixInstallation(in: tree))
    #expect(installation.version == PostfixVersion(.v3_8, patch: 6))
    #expect(installation.mailVersion == Array("3.8.6".utf8))
    #expect(installation.build == place.build)
  }

  @Test("tells its version without the name, as Debian builds 3.11")
  func bareNumber() throws {
    try sandbox.write("usr/lib/postfix/sbin/master", program("3.11.7"))
    #expect(PostfixInstallation(in: tree)?.version == PostfixVersion(.v3_11, patch: 7))
  }

  @Test("is believed by name before any bare number")
  func nameFirst() throws {
    try sandbox.write("usr/libexec/postfix/master", program("3.0.11\0mail_version=3.5.9"))
    #expect(PostfixInstallation(in: tree)?.version == PostfixVersion(.v3_5, patch: 9))
  }

  @Test("tells its version wherever that stands in the program", arguments: 8050...8110)
  func anywhere(_ place: Int) throws {
    // A part that is read at once ends within the text.
    let padding = String(repeating: "x", count: place) + "\0"
    try sandbox.write("usr/lib/postfix/sbin/master", Array((padding + "mail_version=3.8.16\0").utf8) + program(""))
    #expect(PostfixInstallation(in: tree)?.mailVersion == Array("3.8.16".utf8))
    try sandbox.write("usr/lib/postfix/sbin/master", Array((padding + "3.8.15\0").utf8) + program(""))
    #expect(PostfixInstallation(in: tree)?.mailVersion == Array("3.8.15".utf8))
  }

  @Test("keeps its own version text when the version is not known")
  func newer() throws {
    try sandbox.write("usr/lib/postfix/sbin/master", program("mail_version=3.12.1"))
    let installation = try #require(PostfixInstallation(in: tree))
    #expect(installation.version == .newest)
    #expect(installation.mailVersion == Array("3.12.1".utf8))
  }

  @Test("is none without a program that tells a version", arguments: ["", "mail_version=", "3.7", "x3.7.11"])
  func none(_ text: String) throws {
    #expect(PostfixInstallation(in: tree) == nil)
    try sandbox.write("usr/lib/postfix/sbin/master", program(text))
    #expect(PostfixInstallation(in: tree) == nil)
  }

  @Test("tells its release date in the shared library, or in a program without one")
  func date() throws {
    try sandbox.write("usr/lib/postfix/sbin/master", program("mail_version=3.6.4"))
    let installation = try #require(PostfixInstallation(in: tree))
    #expect(installation.releaseDate() == nil)
    try sandbox.write("usr/lib/postfix/sbin/master", program("mail_version=3.6.4\0mail_release_date\020220115"))
    #expect(installation.releaseDate() == Array("20220115".utf8))
    try sandbox.write("usr/lib/postfix/libpostfix-global.so", program("mail_release_date\020220116"))
    #expect(installation.releaseDate() == Array("20220116".utf8))
  }

  @Test("is looked for beneath the root only")
  func root() throws {
    try sandbox.write("outside/master", program("mail_version=3.5.9"))
    try sandbox.write("image/usr/lib/postfix/libpostfix-dns.so", "")
    try sandbox.link("image/usr/lib/postfix/sbin", to: sandbox.root.appending("outside").string)
    #expect(PostfixInstallation(in: FileTree(root: sandbox.root.appending("image"))) == nil)
  }

  @Test("would be Debian's in a tree that does not say otherwise")
  func customary() throws {
    #expect(PostfixBuild(customaryIn: tree) == .debian)
    try sandbox.write("etc/os-release", Array("ID=alpine\n".utf8))
    #expect(PostfixBuild(customaryIn: tree) == .upstream)
    try sandbox.write("etc/debian_version", Array("12.5\n".utf8))
    #expect(PostfixBuild(customaryIn: tree) == .debian)
  }
}
