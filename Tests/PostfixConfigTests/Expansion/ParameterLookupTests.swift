import PostfixConfig
import Testing

@Suite("Looking up what a parameter is")
struct ParameterLookupTests {
  static let machine = Machine(
    nodeName: { Array("box".utf8) },
    interfaces: {
      [
        InterfaceAddress(address: IPAddress([127, 0, 0, 1]), prefixLength: 8),
        InterfaceAddress(address: IPAddress([192, 0, 2, 200]), prefixLength: 25),
        InterfaceAddress(address: IPAddress([0xFD] + Array(repeating: 0, count: 14) + [2]), prefixLength: 64),
      ]
    },
    addresses: { $0 == Array("outer".utf8) ? [IPAddress([192, 0, 2, 200])] : [] })

  func lookup(
    _ main: String, master: String = "", sources: ParameterLookup.Sources = .settings
  ) throws -> ParameterLookup {
    ParameterLookup(
      table: ParameterTable(PostfixVersion(.v3_7, patch: 11), build: .debian),
      main: try MainSettings(Array(main.utf8), path: slice("main.cf")) { _ in }.table,
      master: try MasterServices(Array(master.utf8), path: slice("master.cf")) { _ in },
      machine: Self.machine, sources: sources)
  }

  func effective(_ name: String, _ lookup: ParameterLookup, overrides: SettingTable? = nil) -> String? {
    lookup.effective(slice(name), overrides: overrides).map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test("main.cf before the default, and an override before both")
  func order() throws {
    let lookup = try lookup("myhostname = a.example\nsmtpd_banner = $myhostname $x\nx = 1\n")
    var overrides = try MainSettings([], path: []) { _ in }.table
    overrides.set(slice("x"), to: slice("2"))
    #expect(effective("smtpd_banner", lookup) == "a.example 1")
    #expect(effective("smtpd_banner", lookup, overrides: overrides) == "a.example 2")
    #expect(effective("biff", lookup) == "yes")
    #expect(effective("nosuch", lookup) == nil)
    #expect(effective("myorigin", try self.lookup("myhostname = x\n", sources: .defaults)) == "box.localdomain")
  }

  @Test("raw parameters are not expanded")
  func raw() throws {
    #expect(effective("luser_relay", try lookup("luser_relay = $user@x\n")) == "$user@x")
  }

  @Test("services bring parameters of their own")
  func services() throws {
    let lookup = try lookup("", master: "mlm unix - n n - - pipe user=x\nlocal unix - n n - - local\n")
    #expect(lookup.rawValue(slice("mlm_time_limit")) == slice("$command_time_limit"))
    #expect(effective("mlm_time_limit", lookup) == "1000s")
    #expect(effective("local_time_limit", lookup) == nil)
    #expect(effective("local_destination_concurrency_limit", lookup) == "2")
  }

  @Test(
    "the machine's name and domain",
    arguments: [
      ("", "box.localdomain", "localdomain"), ("mydomain = corp.example\n", "box.corp.example", "corp.example"),
      ("myhostname = x.y.example\n", "x.y.example", "y.example"), ("myhostname = nodots\n", "nodots", "localdomain"),
    ])
  func names(_ main: String, _ hostname: String, _ domain: String) throws {
    let lookup = try lookup(main)
    #expect(effective("myhostname", lookup) == hostname)
    #expect(effective("mydomain", lookup) == domain)
  }

  @Test(
    "the machine's networks",
    arguments: [
      ("", "127.0.0.0/8 192.0.2.128/25 [fd00::]/64 "),
      ("compatibility_level = 2\n", "127.0.0.1/32 192.0.2.200/32 [fd00::2]/128 "),
      ("mynetworks_style = class\n", "127.0.0.0/8 192.0.2.0/24 [fd00::]/64 "),
      ("inet_protocols = ipv4\n", "127.0.0.0/8 192.0.2.128/25 "), ("inet_protocols =\n", ""),
      ("inet_interfaces = loopback-only\n", "127.0.0.0/8 "), ("inet_interfaces = outer\n", "192.0.2.128/25 "),
    ])
  func networks(_ main: String, _ expected: String) throws {
    #expect(effective("mynetworks", try lookup(main)) == expected)
  }
}
