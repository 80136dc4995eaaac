internal import Accounts
internal import ArgumentParser
internal import CyrusSASL
internal import FoundationEssentials
internal import LosslessText
internal import SystemPackage

/// `mailauth users verify`.
struct UsersVerify: AsyncParsableCommand, PlacedCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Try a password on what the database has of a user.",
    discussion: """
      Examples:
        mailauth users verify alice@example.com
        mailauth users verify alice@example.com --password-file pw && echo right
      """)

  private struct Document: Encodable {
    let version = 1
    let command = "users verify"
    let file: String
    let user: String
    let result: String
  }

  @Argument(help: "The user, user@realm.")
  var user: String

  @Option(help: ArgumentHelp("Realm of a user who is named without one.", valueName: "realm"))
  var realm: String?

  @OptionGroup var password: PasswordOptions
  @OptionGroup var options: UsersOptions

  var givenPlace: CommandPlace { options.givenPlace }

  mutating func run() async throws {
    let identity = try UserName.identity(user, realm: realm)
    let database = try options.database
    _ = try database.openPresent()
    let verdict = try AccountEditor(database).verify(try password.read(.once), of: identity)
    let name = UsersText.name(identity)
    if options.json {
      let document = Document(file: database.path.string, user: name, result: verdict.rawValue)
      Terminal.write(try document.text(), to: .output)
    } else if !options.quiet || verdict != .accepted {
      let words =
        switch verdict {
        case .accepted: "the password is right"
        case .rejected: "the password is wrong"
        case .disabled:
          "disabled; \(GivenPlace.command("users enable \(CommandPlace.quoted(name))")) makes the password work again"
        case .untestable: "neither a password nor a credential for SCRAM is stored"
        }
      Terminal.write(lines: ["\(name): \(words)"], to: verdict == .accepted ? .output : .messages)
    }
    guard verdict == .accepted else { throw ExitCode.failure }
  }
}
