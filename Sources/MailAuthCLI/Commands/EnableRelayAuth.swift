internal import ArgumentParser
internal import LosslessText
internal import Provisioning
internal import Secrets

/// `mailauth enable-relay-auth`: declares the options, and calls the library.
struct EnableRelayAuth: AsyncParsableCommand, PlacedCommand {
  static let configuration = CommandConfiguration(
    commandName: "enable-relay-auth", abstract: "Make Postfix log in to the server that takes its mail.",
    discussion: """
      Examples:
        mailauth enable-relay-auth --relayhost '[smtp.example.com]:587' --user me --password-file ~/relay
        mailauth enable-relay-auth --relayhost '[smtp.example.com]:587' --remove
      """)

  @Option(help: ArgumentHelp("The server, as relayhost has it: [HOST]:PORT.", valueName: "server"))
  var relayhost: String

  @Option(help: ArgumentHelp("The user at that server.", valueName: "name"))
  var user: String?

  @Option(help: ArgumentHelp("Holds the password; - is standard input.", valueName: "file"))
  var passwordFile: String?

  @Option(help: ArgumentHelp("Only for mail of this sender: an address or @domain.", valueName: "address"))
  var sender: String?

  @Option(
    help: ArgumentHelp("How the connection is protected; encrypt, or what is stricter, by default.", valueName: "level")
  )
  var tlsLevel: RelayAuthRequest.TLSLevel?

  @Option(help: ArgumentHelp("Mechanisms to use, such as \"plain login\"; any by default.", valueName: "list"))
  var mechanisms: String?

  @Flag(help: "Log in by XOAUTH2, with an installed plugin; the password file holds what that takes.")
  var oauth2 = false

  @Flag(help: "Forget the login.")
  var remove = false

  @OptionGroup var options: NativeOptions

  var givenPlace: CommandPlace { options.givenPlace }

  mutating func validate() throws {
    if remove, user != nil || passwordFile != nil || mechanisms != nil || oauth2 {
      throw ValidationError("--remove takes --relayhost and --sender, and nothing else of a login")
    }
    if !remove, user == nil { throw ValidationError("--user is needed, or --remove") }
    if oauth2, mechanisms != nil { throw ValidationError("--oauth2 and --mechanisms exclude each other") }
  }

  mutating func run() async throws {
    let purpose: RelayAuthRequest.Purpose
    if let user, !remove {
      let password = try passwordFile.map { try PasswordSource($0).read() }
      purpose = .enable(RelayAuthRequest.Login(user: user, password: password))
    } else {
      purpose = .remove
    }
    var request = RelayAuthRequest(relay: relayhost, purpose: purpose)
    request.sender = sender
    request.tls = tlsLevel
    request.mechanisms =
      oauth2 ? ["xoauth2"] : (mechanisms ?? "").split { $0 == "," || $0.isWhitespace }.map(String.init)
    try await ProvisioningRun(options).enableRelayAuth(request)
  }
}
