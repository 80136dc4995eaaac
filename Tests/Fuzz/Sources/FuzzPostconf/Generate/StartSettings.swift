/// Settings that the programs of Postfix look at when they start, as they do for `-b`, `-t` and `-m`.
enum StartSettings {
  private static let all = [
    "mail_owner = nosuch", "mail_owner = root", "mail_owner = nobody", "setgid_group = root", "setgid_group = postfix",
    "default_privs = postfix", "default_privs = root", "myorigin = a b", "myhostname = a b", "mydomain = ..",
    "relayhost = H.example", "compatibility_level = foo", "inet_protocols = foo", "inet_protocols =",
    "inet_interfaces = 10.255.254.253", "syslog_facility = bogus", "max_use = 0", "max_use = x",
    "line_length_limit = 1",
    "soft_bounce = y", "max_idle = 0", "max_idle = 5x", "max_idle = -1", "default_verp_delimiters = a=",
    "verp_delimiter_filter = =", "relayhost = $", "known_tcp_ports = a", "known_tcp_ports = a=b, =1, 5=6, e=7, e=8",
    "bounce_template_file = /nosuch", "daemon_directory = /nosuch", "queue_directory =", "setgid_group = nogroup",
    "default_privs = daemon", "in_flow_delay = 11", "in_flow_delay = s", "delay_logging_resolution_limit = 7",
  ]

  /// One line of main.cf, or more.
  static func one(_ dice: inout Dice) -> String {
    if dice.chance(20) { return "meta_directory = @DIR@" }
    let first = dice.pick(all)
    return dice.chance(70) ? first : first + "\n" + dice.pick(all)
  }

  /// What says where map types come from.
  static func maps(_ dice: inout Dice) -> String {
    dice.pick([
      "foo /x/y.so open\n", "foo\n", "foo x\n", "foo x y z w\n", "# c\n\n  lead x y\n", "a x y\n   z\n",
      "foo x y # c\n",
      "foo x y\nfoo x y\n", "f-o x y z\n", "/foo x y\n", "-o x y\n", "",
    ])
  }
}
