import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("saslpasswd2 and sasldblistusers2 write to the system log what the originals write")
struct SaslLogTests {
  /// Runs commands where /dev/log is a socket of ours, and gives the lines that came in.
  ///
  /// What the originals say of plug-ins that are installed and not configured is left out.
  static let script =
    SystemLogSocket.script(
      """
      set_password() { printf secret | $tools/saslpasswd2 -p "$@"; }
      set_password -c -f db -u r alice; set_password -f db alice@r; set_password -c -n -f db bob@r
      $tools/saslpasswd2 -d -f db -u r alice; $tools/saslpasswd2 -d -f db nobody@r
      set_password -c -f no/db -u r alice; echo garbage > text; set_password -c -f text carl@r
      $tools/sasldblistusers2 -f db; $tools/sasldblistusers2 -f missing; $tools/sasldblistusers2 -f text
      """)
    + "sed -E 's/^(<[0-9]+>)[A-Z][a-z]+ +[0-9]+ [0-9:]+ /\\1/' lines | grep -vE 'plug|sql_select|auxpropfunc|^$'\n"

  @Test func lines() async throws {
    try requireRoot(and: ["/usr/bin/unshare", "/usr/bin/perl"], packages: "util-linux perl-base")
    guard let original = Implementation.original(.saslpasswd2) else { return try skip(.init(tool: .saslpasswd2)) }
    let ours = try Sandbox()
    for name in ["saslpasswd2", "sasldblistusers2"] { try ours.link(name, to: Implementation.mailauth.string) }
    var found: [String] = []
    for tools in [original.removingLastComponent(), ours.root] {
      let place = try Sandbox()
      let text = "tools=\(tools)\n" + Self.script
      found.append(try await run("/usr/bin/unshare", "-m", "/bin/bash", "-c", text, directory: place.root).text)
    }
    #expect(found[0].split(separator: "\n").count > 15, "\(found[0])")
    #expect(found[0] == found[1])
  }
}
