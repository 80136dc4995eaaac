import MailSystem
import SafeFiles
import SystemPackage
import TestSupport
import Testing

@Suite("Instances of Postfix")
struct PostfixInstancesTests {
  @Test func areFoundByNameAndByDirectory() throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      "etc/postfix/main.cf", "base = /etc\nmulti_instance_directories = $base/postfix-out, /etc/postfix-in\n")
    try sandbox.write("etc/postfix-out/main.cf", "multi_instance_name = postfix-out\n")
    try sandbox.write("etc/postfix-in/main.cf", "")
    let instances = try PostfixInstances(primary: "/etc/postfix", in: FileTree(root: sandbox.root))
    #expect(try instances.directory(of: "postfix-out") == "/etc/postfix-out")
    #expect(try instances.directory(of: "/etc/postfix-in") == "/etc/postfix-in")
    #expect(try instances.directory(of: "-") == "/etc/postfix")
    #expect(throws: PostfixInstances.Unknown.self) {
      try instances.directory(of: "postfix-x")
    }
  }
}
