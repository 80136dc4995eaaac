import CyrusSASL
import Foundation
import Secrets
import SystemPackage
import TestSupport
import Testing

@testable import Accounts

/// One account as a test writes it down.
struct Expected: Equatable, CustomStringConvertible {
  var user: String
  var realm = "r"
  var password: String?
  var credential: String?
  var isDisabled = false

  var description: String { "\(user)@\(realm) \(password ?? "-") \(credential ?? "-") \(isDisabled)" }
}

/// A text as the reader gets it.
func read(_ text: String, as format: AccountFormat? = nil, realm: String = "r") throws -> ReadAccounts {
  try read(Array(text.utf8), as: format, realm: realm)
}

func read(_ bytes: [UInt8], as format: AccountFormat? = nil, realm: String = "r") throws -> ReadAccounts {
  let place = try Sandbox()
  try place.write("input", bytes)
  let file = try FileDescriptor.open(place.path("input"), .readOnly)
  defer { try? file.close() }
  return try AccountReader(format: format, defaultRealm: Array(realm.utf8)).read(from: file)
}

/// What a list holds, in its order.
func contents(_ list: AccountList) -> [Expected] {
  list.order.map { index in
    let identity = list.identity(index)
    func text(_ bytes: [UInt8]?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }
    return Expected(
      user: text(identity?.user), realm: text(identity?.realm),
      password: list.password(index).map { unsafe $0.withBytes { unsafe String(decoding: $0, as: UTF8.self) } },
      credential: list.credential(index).map { unsafe $0.withBytes { unsafe String(decoding: $0, as: UTF8.self) } },
      isDisabled: list.record(index).isDisabled)
  }
}

/// A credential of "pencil" in both forms.
let cyrusForm =
  "SCRAM-SHA-256$4096:K1Pu0P2dR9O6OdArozau/g==$LFJMTSKtzMWwD2Bba0yTWg9ZCFS/TEsQitc6+2qSkRo=:laPNqAjlOFjtlTdLAArz0OeTcSa7B50pCgUTKZTVPfw="
let dovecotForm =
  "{SCRAM-SHA-256}4096,K1Pu0P2dR9O6OdArozau/g==,LFJMTSKtzMWwD2Bba0yTWg9ZCFS/TEsQitc6+2qSkRo=,laPNqAjlOFjtlTdLAArz0OeTcSa7B50pCgUTKZTVPfw="

@Suite("Reading accounts")
struct AccountReaderTests {
  @Test(
    "the form is found out",
    arguments: [
      ("alice:secret\nbob@s:a:b,c\n", AccountFormat.plain, UInt8(ascii: ",")),
      ("user,password\nalice,secret\n", .csv, UInt8(ascii: ",")),
      ("Login;E-Mail;Pass word;Realm\nx;alice;secret;r\n", .csv, UInt8(ascii: ";")),
      ("alice\tsecret\nbob\tother\n", .csv, UInt8(ascii: "\t")),
      ("alice|secret|r\nbob|other|r\n", .csv, UInt8(ascii: "|")),
      ("\u{FEFF}user,password\r\nalice,secret\r\n", .csv, UInt8(ascii: ",")),
      ("username:password\nalice:secret\n", .csv, UInt8(ascii: ":")),
      (#"{"user":"alice","password":"x"}"#, .jsonLines, UInt8(ascii: ",")),
      ("alice:{PLAIN}secret\n", .passwdFile, UInt8(ascii: ",")),
      ("alice:{PLAIN}secret:::::\n# x\nbob:{SCRAM-SHA-256}x::::::\n", .passwdFile, UInt8(ascii: ",")),
      ("alice:{not a scheme\n", .plain, UInt8(ascii: ",")),
      ("", .plain, UInt8(ascii: ",")),
    ])
  func forms(_ text: String, _ format: AccountFormat, _ delimiter: UInt8) throws {
    let form = try read(text).form
    #expect(form.format == format)
    #expect(form.delimiter == delimiter)
  }

  @Test("the same users in every form")
  func users() throws {
    let alice = Expected(user: "alice", password: "se,c\"ret")
    let bob = Expected(user: "bob", realm: "s", credential: cyrusForm, isDisabled: true)
    let inputs = [
      "user,realm,password,scram,disabled\nalice,,\"se,c\"\"ret\",,\nbob@s,s,,\(cyrusForm),yes\n",
      "disabled;scram;user;other;password\n;;alice;x;\"se,c\"\"ret\"\ntrue;\(dovecotForm);bob@s;;\n",
      #"{"user":"alice","password":"se,c\"ret","extra":[1,{"a":null}]}"# + "\n"
        + #"{"enabled":false,"realm":"s","user":"bob","authPassword":"\#(cyrusForm)"}"# + "\n",
      "# users\nalice:{plain}se,c\"ret:1:1::/home::\n\nbob@s:\(dovecotForm)::::::nologin\n",
    ]
    for input in inputs {
      let found = try read(input)
      #expect(found.faults == [], "\(input)")
      #expect(contents(found.accounts) == [alice, bob], "\(input)")
    }
  }

  @Test("a quoted field holds line ends, and lines are counted all the same")
  func quotedLineEnd() throws {
    let found = try read("user,password\r\nalice,\"one\ntwo\"\r\nbob,\nc,x\n")
    #expect(contents(found.accounts).map(\.password) == ["one\ntwo", "x"])
    #expect(found.faults == [ImportFault(4, .noPassword)])
  }

  @Test("JSON's escapes, in place")
  func escapes() throws {
    let found = try read(#"{"user":"a\u006cice","password":"\"\\\/\b\f\n\r\t\u00e9\u20ac\ud83d\ude00"}"#)
    #expect(found.faults == [])
    #expect(contents(found.accounts) == [Expected(user: "alice", password: "\"\\/\u{8}\u{C}\n\r\té€😀")])
  }

  @Test(
    "each fault has its line and its reason",
    arguments: [
      ("user,password\n,x", AccountFormat.csv, 2, ImportFault.Reason.noUser),
      ("user,password\na,\"x", .csv, 2, .openQuote), ("user,password\na,\"x\"y", .csv, 2, .openQuote),
      ("user,password\na,b,c", .csv, 2, .fieldCount(found: 3, expected: 2)),
      ("user,password,disabled\na,b,perhaps", .csv, 2, .badFlag),
      ("user,realm,password\na@x,y,b", .csv, 2, .twoRealms), ("alice", .plain, 1, .noSeparator),
      ("alice:\n", .plain, 1, .noPassword), ("a:x\nb:y\na:z", .plain, 3, .duplicate(ofLine: 1)),
      ("a\u{1}:x", .plain, 1, .controlCharacter), ("a:x\0y", .plain, 1, .nulByte),
      ("alice:secret", .passwdFile, 1, .noScheme), ("alice:{SSHA}x", .passwdFile, 1, .scheme("SSHA")),
      ("alice:{SCRAM-SHA-256}x", .passwdFile, 1, .badCredential), ("alice:", .passwdFile, 1, .noPassword),
      ("{}", .jsonLines, 1, .noUser), ("{\"user\":\"a\"", .jsonLines, 1, .notJSON(column: 12)),
      (#"{"user":"a","password":"\ud800x"}"#, .jsonLines, 1, .notJSON(column: 25)),
      (#"{"user":"a" "password":"x"}"#, .jsonLines, 1, .notJSON(column: 13)),
      (#"{"user":"a","password":"x"} y"#, .jsonLines, 1, .notJSON(column: 29)),
    ])
  func faults(_ text: String, _ format: AccountFormat, _ line: Int, _ reason: ImportFault.Reason) throws {
    #expect(try read(text, as: format).faults == [ImportFault(line, reason)])
  }

  @Test("a user without a realm is a fault when there is no default")
  func realm() throws {
    #expect(try read("alice:x\nbob@r:y", realm: "").faults == [ImportFault(1, .noRealm)])
    #expect(try read("alice@:x\n", realm: "r").faults == [ImportFault(1, .noRealm)])
  }

  @Test("names and passwords have a longest length")
  func lengths() throws {
    let name = String(repeating: "a", count: 231)
    #expect(try read("\(name):x").faults == [ImportFault(1, .tooLong(limit: 230))])
    #expect(try read("a:\(String(repeating: "x", count: 2049))").faults == [ImportFault(1, .tooLong(limit: 2048))])
    let endless = String(repeating: "x", count: 300_000)
    #expect(try read("a:\(endless)\nb:y\n").accounts.count == 1)
    #expect(try read("user,password\na,\"\(endless)\nb,y\n").faults.map(\.line).first == 2)
  }

  @Test("many users, over the bounds of buffers and blocks")
  func many() throws {
    let lines = (0..<60_000).map { "user\($0)@example.com:password number \($0)\n" }
    let found = try read(lines.joined())
    #expect(found.faults == [])
    #expect(found.accounts.count == 60_000)
    let all = contents(found.accounts)
    #expect(all[0].user == "user0" && all[59_999].password == "password number 59999")
    #expect(Set(all.map(\.user)).count == 60_000)
    found.accounts.sort()
    #expect(
      contents(found.accounts).map(\.user) == all.map(\.user).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test("no input makes the reader fail, whatever bytes it has")
  func mutations() throws {
    var random = SplitMix64(seed: 4)
    let seeds = [
      "user,password\nalice,\"x\ny\"\"\"\n", "a:{SCRAM-SHA-256}1,AA==,AA==,AA==:::::::nologin\n",
      #"{"user":"\u00e9\ud83d\ude00","password":"x","a":[[{}]],"disabled":false}"# + "\n", "a:b\r\nc|d;e\t\n",
    ]
    for _ in 0..<300 {
      var bytes = seeds.randomElement(using: &random).map { Array($0.utf8) } ?? []
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.insert(contentsOf: bytes[place...].prefix(5), at: place)
        default: if bytes.count > 1 { bytes.remove(at: place) }
        }
      }
      for format in [nil] + AccountFormat.allCases.map(Optional.some) {
        let found = try read(bytes, as: format)
        #expect(found.accounts.count + found.faults.count <= bytes.count)
      }
    }
  }
}
