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

  // The runner shows a cancelled test, but not a cancelled case of a test with arguments.
  @Test("Every shell with completions is here to try them")
  func installed() throws {
    let missing = CompletionShell.allCases.filter { !$0.isInstalled }.map(\.rawValue)
    if !missing.isEmpty { try Test.cancel("not installed: \(missing.joined(separator: ", "))") }
  }

  private func expectEqual(
    _ found: Set<String>, _ wanted: Set<String>, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(wanted.subtracting(found).sorted() == [], "missing", sourceLocation: sourceLocation)
    #expect(found.subtracting(wanted).sorted() == [], "not in --help", sourceLocation: sourceLocation)
  }
}
