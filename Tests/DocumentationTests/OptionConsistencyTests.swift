import TestSupport
import Testing

@Suite("Help, manual pages and completions name the same options")
struct OptionConsistencyTests {
  @Test("The manual page has an item for each option of --help and for no other", arguments: DocumentedCommand.allCases)
  func page(command: DocumentedCommand) async throws {
    let help = try await command.helpOptions()
    #expect(help.contains("--help"))
    expectEqual(try command.pageOptions(), help)
  }

  @Test(
    "A shell offers each option of --help and no other",
    arguments: CompletionShell.allCases.filter(\.isInstalled), DocumentedCommand.allCases)
  func completions(shell: CompletionShell, command: DocumentedCommand) async throws {
    expectEqual(try await shell.options(of: command), try await command.helpOptions())
  }

  @Test("The manual page of mailauth names the page of each command", arguments: DocumentedCommand.allCases)
  func overview(command: DocumentedCommand) throws {
    let name = command.page.dropFirst("man/".count).split(separator: ".").joined(separator: " ")
    #expect(try packageText("man/mailauth.1").contains(".Xr \(name)"))
  }

  @Test("The completion file of a shell parses", arguments: CompletionShell.allCases.filter(\.isInstalled))
  func syntax(shell: CompletionShell) async throws {
    let output = try await shell.checkSyntax()
    #expect(output.status == 0, "\(output.errorText)")
  }

  @Test("Every shell with completions is here to try them", arguments: CompletionShell.allCases)
  func installed(shell: CompletionShell) throws {
    if !shell.isInstalled { try Test.cancel("\(shell.rawValue) is not installed") }
  }

  private func expectEqual(
    _ found: Set<String>, _ wanted: Set<String>, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(wanted.subtracting(found).sorted() == [], "missing", sourceLocation: sourceLocation)
    #expect(found.subtracting(wanted).sorted() == [], "not in --help", sourceLocation: sourceLocation)
  }
}
