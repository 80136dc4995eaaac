import LosslessText
import TestSupport
import Testing

@Suite("SecretMask")
struct SecretMaskTests {
  private func masked(_ text: String) -> String {
    let lines = SecretMask.masked(LosslessText(text.utf8).lines)
    return String(decoding: lines.flatMap(\.bytes), as: UTF8.self)
  }

  @Test(
    "hides values of names that end in _pw, passwd or password",
    arguments: [
      ("ldap_bind_pw = s\n", "ldap_bind_pw = ********\n"), ("sql_passwd: s\n", "sql_passwd: ********\n"),
      ("my_password=s", "my_password=********"), ("X_PW\t =\ts t\n", "X_PW\t =\t********\n"),
      ("  password = s\n  args = t\n", "  password = ********\n  args = t\n"),
      ("connect = host=h password=s\n", "connect = host=h password=********\n"),
      ("  -o a=b -o c_pw=s\n", "  -o a=b -o c_pw=********\n"),
    ])
  func names(text: String, expected: String) {
    #expect(masked(text) == expected)
  }

  @Test("hides continuation lines, past comments and blank lines")
  func continuations() {
    #expect(
      masked("x_pw =\n  s\n# c\n\n\t t\ny = 1\n  2\n") == "x_pw =\n  ********\n# c\n\n\t ********\ny = 1\n  2\n")
  }

  @Test("hides entries that are commented out")
  func commentedOut() {
    #expect(masked("#x_pw = s\n#  t\n#y = 1\n#  2\n") == "#x_pw = ********\n#  ********\n#y = 1\n#  2\n")
    #expect(masked("# x_pw = s\ny = 1\n  2\n") == "# x_pw = ********\ny = 1\n  2\n")
  }

  @Test("hides static: and inline: in values of _password_maps")
  func passwordMaps() {
    #expect(masked("a_password_maps = static:u:p\n") == "a_password_maps = static:********\n")
    #expect(
      masked("a_password_maps =\n  hash:/x\n  inline:{\n   { h=u:p } }\nb = 1\n")
        == "a_password_maps =\n  hash:/x\n  inline:********\n   ********\nb = 1\n")
  }

  @Test(
    "shows everything else",
    arguments: [
      "a_password_maps = hash:/etc/postfix/sasl_passwd\n  lmdb:/x\n", "x_maps = static:u:p\n", "a = b\n  c\n",
      "driver = passwd-file\n", "maps = unix:passwd.byname\n", "x_pw =\ny = 1\n", "password_query = SELECT 1\n", "",
    ])
  func others(text: String) {
    #expect(masked(text) == text)
  }

  @Test("keeps the number of lines and their ends, and hides nothing more the second time", arguments: 0..<100)
  func law(seed: Int) {
    var generator = SplitMix64(seed: UInt64(seed))
    let pieces = ["x_pw", "=", ":", " ", "\n", "\n ", "#", "a_password_maps = ", "static:", "s", "\r\n", "é"]
    let lines = LosslessText(generator.text(of: pieces, limit: 40)).lines
    let once = SecretMask.masked(lines)
    #expect(once.map(\.isTerminated) == lines.map(\.isTerminated))
    #expect(SecretMask.masked(once) == once)
  }

  @Test("in a diff, a change of a secret shows as a change")
  func diff() {
    let diff = UnifiedDiff.between(
      Array("a = 1\nx_pw = old\n".utf8), Array("a = 1\nx_pw = new\n".utf8), path: "f", showing: SecretMask.masked)
    #expect(
      String(decoding: diff, as: UTF8.self)
        == "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n a = 1\n-x_pw = ********\n+x_pw = ********\n")
  }
}
