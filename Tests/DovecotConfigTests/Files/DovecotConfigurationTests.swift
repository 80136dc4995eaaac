import DovecotConfig
import LosslessText
import SystemPackage
import Testing

@Suite("a Dovecot configuration")
struct DovecotConfigurationTests {
  @Test("files are read in the order of the includes, sorted within a pattern")
  func order() throws {
    let scratch = try ScratchConfiguration([
      "etc/dovecot/dovecot.conf": "a = 1\n!include conf.d/*.conf\n!include {two,one}.ext\na = $a 9\n",
      "etc/dovecot/conf.d/20-b.conf": "a = 3\n",
      "etc/dovecot/conf.d/10-a.conf": "a = 2\n!include ../sub.ext\n",
      "etc/dovecot/conf.d/.hidden.conf": "broken\n",
      "etc/dovecot/sub.ext": "b = 1\n",
      "etc/dovecot/one.ext": "c = 1\n",
      "etc/dovecot/two.ext": "c = 2\n",
    ])
    let configuration = try scratch.load()
    #expect(
      configuration.files.map { $0.path.lastComponent?.string } == [
        "dovecot.conf", "10-a.conf", "sub.ext", "20-b.conf", "two.ext", "one.ext",
      ])
    #expect(configuration.value(of: "a").map { String(decoding: $0, as: UTF8.self) } == "3 9")
    #expect(configuration.value(of: "c").map { String(decoding: $0, as: UTF8.self) } == "1")
    #expect(configuration.location(of: "a")?.description == "/etc/dovecot/dovecot.conf:4")
    #expect(configuration.diagnostics.isEmpty)
  }

  @Test("an include inside a section belongs to the section")
  func includeInSection() throws {
    let scratch = try ScratchConfiguration([
      "etc/dovecot/dovecot.conf": "service auth {\n  !include x.ext\n}\n", "etc/dovecot/x.ext": "user = root\n",
    ])
    #expect(try scratch.load().value(of: "user", in: [DovecotSection("service", "auth")]) == Array("root".utf8))
  }

  @Test(
    "what Dovecot refuses is an error, with its place",
    arguments: [
      ("!include missing.conf\n", "/etc/dovecot/dovecot.conf:1: no file matches missing.conf"),
      ("!include dovecot.conf\n", "/etc/dovecot/dovecot.conf:1: /etc/dovecot/dovecot.conf includes itself"),
      ("\nservice a {\n", "/etc/dovecot/dovecot.conf:2: section is never closed"),
      ("}\n", "/etc/dovecot/dovecot.conf:1: \"}\" without a section to close"),
      ("x\n", "/etc/dovecot/dovecot.conf:1: expected \"key = value\", \"section name {\" or \"}\""),
    ])
  func diagnostics(text: String, message: String) throws {
    let configuration = try ScratchConfiguration(["etc/dovecot/dovecot.conf": text]).load()
    #expect(configuration.diagnostics.map { "\($0.location?.description ?? ""): \($0.message)" } == [message])
    #expect(configuration.diagnostics.allSatisfy { $0.severity == .error })
  }

  @Test("an optional include may lead nowhere, and any include to a directory")
  func optionalInclude() throws {
    let text = "!include_try no/*.conf\n!include /etc/dovecot\n"
    let configuration = try ScratchConfiguration(["etc/dovecot/dovecot.conf": text]).load()
    #expect(configuration.diagnostics.isEmpty)
  }
}
