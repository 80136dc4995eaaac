/// Names that configurations use.
struct Names: Sendable {
  /// Every parameter of the original.
  let all: [String]

  /// Names that only the configuration itself gives a meaning.
  static let users = [
    "foo", "bar", "u1", "u2", "zz", "Foo", "myclass", "class2", "a-b", "a.b", "f\u{F6}\u{F6}", "x_y", "1st", "aa", "b",
    "vm_query", "vm_server_host", "vm_domain", "my_hosts", "my_query", "pg_query", "sq_dbpath", "mc_backup", "vm_bogus",
  ]
  /// Parameters with something special about them.
  static let builtins = [
    "mail_name", "biff", "myorigin", "relayhost", "alias_maps", "virtual_alias_maps", "smtpd_banner", "mydestination",
    "transport_maps", "smtpd_recipient_restrictions", "smtpd_sender_restrictions", "relay_domains", "mail_version",
    "queue_directory", "command_time_limit", "local_destination_concurrency_limit", "canonical_maps",
    "import_environment",
    "smtpd_tls_security_level", "smtp_tls_CAfile", "default_privs", "mail_owner", "proxy_read_maps", "stress",
    "daemon_directory", "syslog_name", "multi_instance_name", "mynetworks", "mydomain", "myhostname", "virtual_maps",
    "recipient_delimiter", "smtpd_milters", "default_transport", "local_transport", "relay_transport", "data_directory",
  ]
  /// Those that are never expanded.
  static let raws = [
    "luser_relay", "mailbox_command", "forward_path", "smtpd_reject_footer", "default_rbl_reply",
    "command_execution_directory",
    "smtpd_expansion_filter", "execution_directory_expansion_filter", "export_environment",
  ]
  static let legacy = ["virtual_maps", "fallback_relay", "authorized_verp_clients", "permit_mx_backup_networks"]
  static let readOnly = ["process_name", "process_id", "service_name"]
  static let networks = ["inet_interfaces", "inet_protocols", "mynetworks_style", "compatibility_level"]
  static let services = ["smtp", "relay", "local", "mlm", "virtual", "x", "127.0.0.1:10025", "{x y}", "command"]
  static let suffixes = [
    "_time_limit", "_recipient_limit", "_destination_rate_delay", "_destination_concurrency_limit",
    "_delivery_slot_cost",
    "_initial_destination_concurrency", "_transport_rate_delay", "_nosuch_limit",
  ]

  /// A name that a line of main.cf or an `-o` sets.
  func setting(_ dice: inout Dice) -> String {
    switch dice.number(0...29) {
    case 0: dice.pick(Self.legacy)
    case 1: dice.pick(Self.readOnly)
    case 2: dice.pick(Self.raws)
    case 3: "smtpd_restriction_classes"
    case 4, 5: dice.pick(Self.services) + dice.pick(Self.suffixes)
    case 6: dice.pick(all)
    case 7: dice.pick(Self.networks)
    case 8...14: dice.pick(Self.users)
    default: dice.pick(Self.builtins)
    }
  }

  /// A name that a value refers to.
  func reference(_ dice: inout Dice) -> String {
    switch dice.number(0...9) {
    case 0: "nosuch"
    case 1: dice.pick(all)
    case 2: dice.pick(Self.readOnly + Self.networks)
    case 3, 4: dice.pick(Self.builtins + Self.raws)
    default: dice.pick("foo bar u1 u2 zz Foo myclass x_y aa b")
    }
  }

  /// A name on a command line.
  func asked(_ dice: inout Dice) -> String {
    switch dice.number(0...19) {
    case 0: dice.pick(["nosuch", "", " ", "mail_name ", "-h", "--", "a\nb", "\u{E9}"])
    case 1: dice.pick(all)
    case 2: dice.pick(Self.readOnly + Self.networks + Self.legacy + Self.raws)
    case 3...5: dice.pick(Self.services) + dice.pick(Self.suffixes)
    case 6...12: dice.pick(Self.users)
    default: dice.pick(Self.builtins)
    }
  }
}
