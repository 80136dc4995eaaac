internal import DovecotConfig
internal import Glibc
internal import LosslessText
internal import Provisioning
internal import SafeFiles
internal import SystemPackage

extension FailureText {
  /// Gives its words to the reason why there is no plan.
  init(_ error: PlanError) {
    switch error {
    case .unreadable(let diagnostics), .dovecot(.invalidConfiguration(let diagnostics)): self.init(diagnostics)
    case .file(let error): self.init(error)
    case .missing(let path, let package, let install): self.init("\(path) is missing", try: "\(install) \(package)")
    case .noSMTPService(let master):
      self.init(
        "\(master): found no smtpd service, expected a line such as \"smtp inet n - y - - smtpd\"",
        try: "\(GivenPlace.command("postconf -M")), to see what there is")
    case .authOff(let service, let type, let location):
      self.init(
        "\(location): service \(service) has smtpd_sasl_auth_enable=no of its own, and no other could offer AUTH",
        try:
          "\(GivenPlace.command("postconf -PX \(service)/\(type)/smtpd_sasl_auth_enable")), or --submission"
      )
    case .portTaken(let service, let command, let location):
      self.init(
        "\(location): service \(service) runs \(command), expected smtpd",
        try: "\(GivenPlace.command("postconf -M# \(service)/inet")), if it is not needed")
    case .certificateNeeded(let port, let trouble):
      self.init("service \(port.rawValue) is of no use without TLS: \(trouble)", try: "--tls-cert FILE --tls-key FILE")
    case .badRealm(let realm):
      self.init(
        "realm '\(realm)' is no domain name, and users of sasldb need one",
        try: "--realm mail.example.com, or leave it out")
    case .certificate(let path, let fault):
      self.init("\(path): \(fault.phrase)", try: "another file for --tls-cert or --tls-key")
    case .plaintextRefused(let value, let location):
      self.init(
        "\(location.map { "\($0): " } ?? "")smtpd_sasl_security_options = \(value) refuses PLAIN and LOGIN, and there is no TLS to allow them in",
        try:
          "--tls-cert FILE --tls-key FILE, or \(GivenPlace.command("postconf -e smtpd_sasl_security_options=noanonymous"))"
      )
    case .unexpandable(let parameter, let value, let location):
      self.init(
        "\(location.map { "\($0): " } ?? "")\(parameter) = \(value) cannot be expanded",
        try: GivenPlace.command("postconf -x \(parameter)"))
    case .dovecot(let error): self.init(error)
    case .backend(let fault): self.init(fault)
    case .relay(let fault): self.init(fault)
    case .undo(let fault): self.init(fault)
    case .table(let fault): self.init(fault)
    }
  }

  private init(_ fault: TableFault) {
    switch fault {
    case .foreign(let parameter, _):
      // The value may hold a password.
      self.init(
        "\(parameter): found something else than one table in a file, which cannot be edited here",
        try: "\(GivenPlace.command("postconf -X \(parameter)")), if it is not needed")
    case .typeNotMade(let type, let parameter):
      self.init(
        "\(parameter): tables of type \(type) cannot be made here",
        try:
          "\(GivenPlace.command("postconf --convert-maps \(type)=lmdb")), or \(GivenPlace.command("postconf -e default_database_type=lmdb"))"
      )
    case .missing(let path):
      self.init(
        "\(path) is missing: it says which login may use which address",
        try:
          "a line of an address and the login name that may use it, with its realm: alice@example.com alice@example.com"
      )
    }
  }

  private init(_ fault: RelayFault) {
    switch fault {
    case .badRelay(let relay):
      self.init(
        "'\(relay)' is no server for relayhost", try: "--relayhost '[smtp.example.com]:587'", exitCode: EX_USAGE)
    case .badSender(let sender):
      self.init(
        "'\(sender)' is no sender, expected an address or a domain",
        try: "--sender me@example.com or --sender @example.com",
        exitCode: EX_USAGE)
    case .badUser(let user):
      self.init(
        "the user '\(user)' cannot stand in a table: it is empty, or has a colon or white space in it",
        try: "another --user", exitCode: EX_USAGE)
    case .badPassword:
      self.init(
        "the password cannot stand in a table: it is empty, or has a line end in it or white space around it",
        try: "another password")
    case .passwordNeeded(let key):
      self.init("there is no password for \(key) yet", try: "--password-file FILE, or --password-file -")
    case .wrapperMode(let relay):
      self.init(
        "smtp_tls_wrappermode holds for all servers, and \(relay) needs another value than those of other mail",
        try: "port 587 for all of them")
    case .tlsNeeded(let relay):
      self.init("\(relay): port 465 speaks nothing but TLS", try: "--tls-level encrypt", exitCode: EX_USAGE)
    }
  }

  private init(_ fault: BackendFault) {
    switch fault {
    case .mechanismNeedsSecret(let mechanism, let backend):
      self.init(
        "\(mechanism.rawValue) needs the users' passwords, which \(backend) does not have",
        try: "--mechanisms \"plain login\", or --backend sasldb")
    case .optionNeeded(let option, let reason): self.init("\(option) is needed: \(reason)", exitCode: EX_USAGE)
    case .outsideChroot(let path, let wanted):
      self.init(
        "smtpd runs in a chroot and does not reach \(path)",
        try: wanted.map { "install -d \($0.removingLastComponent()) && mv \(path) \($0), or --no-chroot" }
          ?? "--sql-host 127.0.0.1, or --no-chroot")
    case .socketOutsideChroot(let platform, let directory, let wanted):
      self.init(
        "saslauthd of \(platform) listens in \(directory) alone, and a service in the chroot looks into \(wanted)",
        try: "--no-chroot")
    case .pluginOutsideChroot(let plugin):
      self.init(
        "smtpd runs in a chroot, where ldapdb does not find \(plugin) for its own login",
        try: "--no-chroot, or --backend saslauthd --mech ldap")
    case .unfitSecret(let key, let file):
      self.init(
        "\(file): \(key) cannot hold this password: it is empty, too long, has a line end in it or white space around it",
        try: "another password")
    case .userDatabaseElsewhere(let path, let target, let wanted):
      self.init(
        "\(path) is a link to \(target), but the chrooted smtpd looks for it at \(wanted)",
        try: "another sasldb_path in smtpd.conf, or chroot n for smtpd in master.cf")
    case .twoUserDatabases(let path, let other):
      self.init(
        "there are two databases, \(path) and \(other); smtpd in its chroot reads the second one",
        try:
          "\(Self.listing(path)); \(Self.listing(other)); then remove the one that is out of date")
    case .userDatabaseHardLinked(let path, let links):
      self.init(
        "\(path) has \(links) names, and a change would reach only one",
        try: "find / -xdev -samefile \(path), then keep one")
    case .noUserDatabase(let path, let trouble):
      self.init("\(path) is no usable sasldb database: \(trouble)", try: "move it away, mailauth makes a new one")
    }
  }

  /// The command that lists the users of a database.
  private static func listing(_ database: FilePath) -> String {
    GivenPlace.command("listusers -f \(CommandPlace.quoted(database.string))")
  }
}
