import PostfixConfig
import SafeFiles
import TestSupport
import Testing

@Suite("Showing parameters")
struct ParameterDisplayTests {
  /// What a display gave: its lines, its warnings, and why it stopped.
  struct Shown {
    var lines = ""
    var warnings: [DisplayWarning] = []
    var fault: DisplayFault?
  }

  func show(_ main: String, master: String = "", _ change: (inout DisplayRequest) -> Void = { _ in }) throws -> Shown {
    let sandbox = try Sandbox()
    try sandbox.write("etc/postfix/main.cf", main)
    try sandbox.write("etc/postfix/master.cf", master)
    var request = DisplayRequest(
      DisplaySite(
        table: ParameterTable(PostfixVersion(.v3_7, patch: 11), build: .debian), tree: FileTree(root: sandbox.root),
        machine: ParameterLookupTests.machine))
    request.selection = .explicit
    change(&request)
    var shown = Shown()
    let output = ParameterDisplay.Output(
      write: { shown.lines += String(decoding: $0, as: UTF8.self) }, warn: { shown.warnings.append($0) }, flush: {})
    do throws(DisplayFault) {
      try ParameterDisplay(request, to: output).run()
    } catch {
      shown.fault = error
    }
    return shown
  }

  @Test("white space is collapsed, lines are in the order of names, the last setting counts")
  func plain() throws {
    let shown = try show("mail_name = a\t b\n# c\n   c\nbiff=\nbiff = no \n")
    #expect(shown.lines == "biff = no\nmail_name = a b c\n")
    #expect(
      shown.warnings == [.overriding(path: slice("/etc/postfix/main.cf"), line: 5, name: slice("biff"), value: [])])
  }

  @Test("an override of this run is the last line of main.cf")
  func overrides() throws {
    let shown = try show("biff = no\n") { $0.overrides = [Array("biff = yes".utf8), Array("mail_name=x".utf8)] }
    #expect(shown.lines == "biff = yes\nmail_name = x\n")
  }

  @Test("names that nothing uses are reported, names that something uses are shown")
  func users() throws {
    let shown = try show(
      "myorigin = $foo$bar\nfoo = 1\nunused = 2\nvm_query = 3\nvirtual_alias_maps = ldap:vm, mysql:vm\n")
    #expect(shown.lines == "foo = 1\nmyorigin = $foo$bar\nvirtual_alias_maps = ldap:vm, mysql:vm\nvm_query = 3\n")
    #expect(
      shown.warnings == [
        .undefined(.main, name: slice("bar")), .unused(.main, name: slice("unused"), value: slice("2")),
      ])
  }

  @Test("each faulty line says where it is")
  func faults() throws {
    #expect(
      try show("# c\nbiff no\n").fault
        == .badSetting(path: slice("/etc/postfix/main.cf"), line: 2, .missingEqualSign, text: slice("biff no")))
    #expect(try show("", master: "a b c\n").fault == .fieldCount(path: slice("/etc/postfix/master.cf"), line: 1))
    #expect(try show("biff = $\n") { $0.values = .expanded }.fault == .macro)
  }

  @Test("under a root nothing outside it is read")
  func root() throws {
    let shown = try show("virtual_alias_maps = ldap:/etc/passwd\n")
    #expect(shown.lines == "virtual_alias_maps = ldap:/etc/passwd\n")
    guard case .cannotOpenClient = shown.warnings.first else {
      Issue.record("\(shown.warnings)")
      return
    }
  }

  @Test("lines are folded at eighty columns")
  func folding() throws {
    let long = String(repeating: "x", count: 63)
    let shown = try show("mydestination = \(long)1 b\n") { $0.layout = .folded }
    #expect(shown.lines == "mydestination = \(long)1\n    b\n")
  }

  @Test("a line of a megabyte and a hundred thousand settings are no trouble")
  func large() throws {
    let long = String(repeating: "y ", count: 500_000)
    #expect(try show("mail_name = \(long)\n").lines.utf8.count == "mail_name = ".utf8.count + 1_000_000)
    let many = (0..<100_000).map { "user_param_\($0) = \($0)\n" }.joined()
    #expect(try show(many).warnings.count == 100_000)
  }
}
