import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("--json shows what is displayed, with its origin, as one document")
struct PostconfJSONTests {
  private func postconf(_ sandbox: Sandbox, _ arguments: String...) async throws -> [String: Any] {
    let root = ["postconf", "--root", sandbox.root.string, "--postfix-version", "3.7", "--json"]
    let output = try await run(Implementation.mailauth, bytes(root + arguments), as: "mailauth")
    #expect(output.status == 0, "\(output.errorText)")
    let document = try JSONSerialization.jsonObject(with: Data(output.text.utf8)) as? [String: Any]
    #expect(document?["version"] as? Int == 1)
    return try #require(document)
  }

  private func objects(_ document: [String: Any], _ name: String) throws -> [[String: Any]] {
    try #require(document[name] as? [[String: Any]])
  }

  private func world(_ main: String, master: String = "") throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write("etc/postfix/main.cf", main)
    try sandbox.write("etc/postfix/master.cf", master)
    return sandbox
  }

  @Test("parameters: value, default, expansion, class and origin, in the order of the display")
  func parameters() async throws {
    let sandbox = try world(
      "u = \"x\"\nmydestination = $u,\n  b\nmydomain = d.example\nout_time_limit = 5m\n",
      master: "out unix - n n - - pipe\n  argv=/bin/cat\n")
    let set = try objects(try await postconf(sandbox, "-n", "-o", "biff=no"), "parameters")
    #expect(set.compactMap { $0["name"] as? String } == ["biff", "mydestination", "mydomain", "out_time_limit", "u"])
    #expect(set.compactMap { $0["class"] as? String } == ["builtin", "builtin", "builtin", "service", "user"])
    let destination = set[1]
    #expect(destination["value"] as? String == "$u,  b")
    #expect(destination["expanded"] as? String == "\"x\",  b")
    #expect(destination["default"] as? String == "$myhostname, localhost.$mydomain, localhost")
    #expect(destination["origin"] as? NSDictionary == ["file": "/etc/postfix/main.cf", "line": 2])
    #expect(set[0]["origin"] as? NSDictionary == ["option": "-o"])
    #expect(set[4]["default"] is NSNull)
    let one = try objects(try await postconf(sandbox, "relayhost"), "parameters")
    #expect(one[0]["set"] as? Bool == false)
    #expect(one[0]["origin"] is NSNull)
    let defaults = try objects(try await postconf(sandbox, "-d"), "parameters")
    #expect(defaults.count > 800)
    #expect(!defaults.contains { $0["set"] as? Bool == true })
  }

  @Test("master.cf: services, fields and overrides")
  func services() async throws {
    let sandbox = try world(
      "m = 1\n",
      master:
        "smtp inet n - y - - smtpd -v\n# c\n  -o a=$m -o a=2 -o { b = $m x }\n#x unix - - - - - y\ny unix - - - - - y\n"
    )
    let services = try objects(try await postconf(sandbox, "-M"), "services")
    #expect(services.compactMap { $0["service"] as? String } == ["smtp", "y"])
    #expect(services[0]["chroot"] as? String == "y")
    #expect(services[0]["arguments"] as? [String] == ["-v", "-o", "a=$m", "-o", "a=2", "-o", "{ b = $m x }"])
    #expect(services[1]["origin"] as? NSDictionary == ["file": "/etc/postfix/master.cf", "line": 5])
    let overrides = try objects(services[0], "overrides")
    #expect(overrides.compactMap { $0["value"] as? String } == ["2", "$m x"])
    #expect(overrides[1]["expanded"] as? String == "1 x")
    #expect(overrides[1]["origin"] as? NSDictionary == ["file": "/etc/postfix/master.cf", "line": 3, "column": 21])
    let fields = try objects(try await postconf(sandbox, "-F", "smtp/inet/chroot", "*/*/command"), "fields")
    #expect(fields.compactMap { $0["field"] as? String } == ["chroot", "command", "command"])
    let one = try objects(try await postconf(sandbox, "-P", "smtp/inet/b"), "overrides")
    #expect(one.count == 1)
    #expect(one[0]["name"] as? String == "b")
  }

  @Test("bytes that are not UTF-8 are escaped and can be had back")
  func latin() async throws {
    let sandbox = try Sandbox()
    try sandbox.write("etc/postfix/main.cf", Array("u = caf".utf8) + [0xE9, 0x0A])
    try sandbox.write("etc/postfix/master.cf", "")
    let root = ["postconf", "--root", sandbox.root.string, "--json", "-n"]
    let output = try await run(Implementation.mailauth, bytes(root), as: "mailauth")
    #expect(output.text.contains("\"caf\\udce9\"") || output.text.contains("\"parameters\": []"))
  }
}
