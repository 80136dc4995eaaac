import CyrusSASL
import Testing

@Suite("Keys of sasldb")
struct SecretKeyTests {
  @Test(
    "a login name is split at its first @",
    arguments: [
      ("alice", "alice", "def"), ("a@b", "a", "b"), ("a@b@c", "a", "b@c"), ("@a", "", "a"), ("a@", "a", ""),
    ])
  func logins(_ login: String, _ user: String, _ realm: String) throws {
    let identity = try #require(SASLIdentity(login: Array(login.utf8), defaultRealm: Array("def".utf8)))
    #expect(identity == SASLIdentity(user: user.utf8, realm: realm.utf8))
  }

  @Test(arguments: [["a", "b", "p"], ["", "", ""], ["a@b", "c d", "userPassword"]])
  func aStoredKeyIsReadBack(_ parts: [String]) throws {
    let identity = try #require(SASLIdentity(user: parts[0].utf8, realm: parts[1].utf8))
    let key = SecretKey(identity, property: Array(parts[2].utf8))
    #expect(key.stored == Array(parts.joined(separator: "\0").utf8))
    #expect(SecretKey(stored: key.stored) == key)
  }

  @Test(arguments: ["", "abc", "a\0b", "a\0b\0c\0d"])
  func aKeyWithoutExactlyTwoSeparatorsIsNone(_ stored: String) {
    #expect(SecretKey(stored: Array(stored.utf8)) == nil)
  }

  @Test func aNulByteIsInNoName() {
    #expect(SASLIdentity(user: [0], realm: []) == nil)
    #expect(SASLIdentity(login: [65, 0], defaultRealm: []) == nil)
  }

  @Test(
    "a realm is a domain name or not",
    arguments: [
      ("mail.example.com", true), ("a.b", true), ("EXAMPLE.org", true), ("1.2", true), ("x-y.z", true), ("", false),
      ("localhost", false), ("a..b", false), (".a.b", false), ("a.b.", false), ("-a.b", false), ("a-.b", false),
      ("a_b.c", false), ("a b.c", false), (String(repeating: "x", count: 64) + ".y", false),
    ])
  func realms(_ realm: String, _ isDomain: Bool) {
    #expect(SASLIdentity(user: [65], realm: Array(realm.utf8))?.hasDomainAsRealm == isDomain)
  }
}
