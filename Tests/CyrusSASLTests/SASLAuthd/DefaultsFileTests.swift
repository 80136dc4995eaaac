import CyrusSASL
import SystemPackage
import TestSupport
import Testing

@Suite("DefaultsFile")
struct DefaultsFileTests {
  private let debian = """
    #
    # Settings for saslauthd daemon
    #

    # Description of this saslauthd instance. Recommended.
    DESC="SASL Authentication Daemon"

    # Example: MECHANISMS="pam"
    MECHANISMS="pam"
    THREADS=5
    OPTIONS="-c -m /var/run/saslauthd" # the socket

    """

  private func edited(_ text: String, _ name: String, _ value: String) -> String {
    var file = DefaultsFile(text.utf8)
    file.set(name, to: value)
    return String(decoding: file.bytes, as: UTF8.self)
  }

  @Test func everyFilePrintsBack() {
    expectRoundTrip(of: ["A=", "\"", "'", "#", " ", "\n", "\r", "$", "export "], seed: 1) { DefaultsFile($0).bytes }
  }

  @Test func theLastAssignmentCounts() {
    let file = DefaultsFile("A=1\n  export A='2 3'\nB=$A\nC=`id`\nD=4 # five\n#E=6\nF=\"7\n".utf8)
    #expect(file.value(of: "A") == "2 3")
    #expect(file.value(of: "B") == nil)
    #expect(file.value(of: "C") == nil)
    #expect(file.value(of: "D") == "4")
    #expect(file.value(of: "E") == nil)
    #expect(file.value(of: "F") == nil)
    #expect(file.line(of: "A") == 2)
  }

  @Test func aValueIsReplacedInItsLine() {
    #expect(
      edited(debian, "OPTIONS", "-c -m /x")
        == debian.replacing("-c -m /var/run/saslauthd", with: "-c -m /x"))
    #expect(edited(debian, "THREADS", "10") == debian.replacing("=5", with: "=10"))
    #expect(edited(debian, "THREADS", "5") == debian)
    #expect(edited("A=1\nA=2\n", "A", "3 4") == "A=1\nA=\"3 4\"\n")
  }

  @Test func aCommentedAssignmentComesIntoForce() {
    #expect(edited("#START=no\nA=1\n", "START", "yes") == "START=yes\nA=1\n")
    #expect(edited("# START=no\nA=1\n", "START", "yes") == "START=yes\n\n# START=no\nA=1\n")
  }

  @Test func aNewAssignmentComesAfterAllThatAShellDoes() {
    let text = "A=1\nif [ -e /x ]; then B=2; fi\n# end"
    #expect(edited(text, "B", "3") == text + "\nB=3\n")
    #expect(edited("A=1\n. /etc/other\n", "B", "3") == "A=1\n. /etc/other\nB=3\n")
  }

  @Test func aNewAssignmentComesAheadOfTheFirst() {
    let comment = "# Description of this saslauthd instance. Recommended.\n"
    #expect(edited(debian, "START", "yes") == debian.replacing(comment, with: "START=yes\n\n" + comment))
    #expect(edited("", "START", "yes") == "START=yes\n")
  }

  @Test func optionsAreWords() {
    var options = SASLAuthdOptions("-cd -m  /var/run/saslauthd -n 3")
    #expect(options.directory == "/var/run/saslauthd")
    options.directory = "/var/spool/postfix/var/run/saslauthd"
    options.remove("d")
    options.add("r")
    options.add("c")
    #expect(options.text == "-c -m /var/spool/postfix/var/run/saslauthd -n 3 -r")
    #expect(SASLAuthdOptions("-m/run/x").directory == "/run/x")
    #expect(SASLAuthdOptions("-O -d").directory == nil)
  }

  @Test func optionsWithAValueAreFoundAndReplaced() {
    var options = SASLAuthdOptions("-a pam -n3 -Oimap.example.com")
    #expect(options.value(of: "a") == "pam")
    #expect(options.value(of: "n") == "3")
    #expect(options.value(of: "O") == "imap.example.com")
    options.set("a", to: "shadow")
    options.set("n", to: "20")
    options.set("O", to: nil)
    options.set("m", to: "/run/x")
    #expect(options.text == "-a shadow -n 20 -m /run/x")
    #expect(SASLAuthdOptions("-a").value(of: "a") == nil)
  }

  @Test func systemdTakesTheRestOfTheLine() {
    let file = DefaultsFile("FLAGS=-O /etc/saslauthd.conf -c  \nMECH=pam".utf8, read: .systemd)
    #expect(file.value(of: "FLAGS") == "-O /etc/saslauthd.conf -c")
    #expect(DefaultsFile("FLAGS=-O /etc/x\n".utf8).value(of: "FLAGS") == "-O")
    var edited = file
    edited.set("FLAGS", to: "-r")
    #expect(String(decoding: edited.bytes, as: UTF8.self) == "FLAGS=-r  \nMECH=pam")
    #expect(DefaultsFile("FLAGS=\n".utf8, read: .systemd).value(of: "FLAGS") == "")
  }

  @Test func settingsStandInVariablesOrAmongTheOptions() {
    let form = SASLAuthdForm(
      read: .systemd, variables: [.directory: "SOCKETDIR", .mechanism: "MECH"], options: "FLAGS",
      directoryNaming: .always)
    var defaults = SASLAuthdDefaults("SOCKETDIR=/run/saslauthd\nMECH=pam\nFLAGS=\n".utf8, form)
    #expect(defaults.value(of: .mechanism) == "pam")
    #expect(defaults.value(of: .processes) == nil)
    defaults.enable()
    defaults.set(.mechanism, to: "rimap")
    defaults.set(.mechanismOptions, to: "imap.example.com")
    defaults.setDirectory("/run/saslauthd", usual: "/run/saslauthd")
    defaults.edit { $0.add("r") }
    #expect(
      String(decoding: defaults.bytes, as: UTF8.self)
        == "SOCKETDIR=/run/saslauthd\nMECH=rimap\nFLAGS=\"-O imap.example.com -r\"\n")
    #expect(!defaults.isEnabled)
  }

  @Test func theUsualDirectoryNeedNotBeNamed() {
    var defaults = SASLAuthdDefaults([], SASLAuthdForm(read: .shell, options: "SASLAUTHD_OPTS"))
    defaults.set(.mechanism, to: "shadow")
    defaults.setDirectory("/run/saslauthd", usual: "/run/saslauthd")
    #expect(String(decoding: defaults.bytes, as: UTF8.self) == "SASLAUTHD_OPTS=\"-a shadow\"\n")
    defaults.setDirectory("/run/other", usual: "/run/saslauthd")
    #expect(defaults.value(of: .directory) == "/run/other")
  }
}
