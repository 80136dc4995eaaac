import CyrusSASL
import LosslessText
import TestSupport
import Testing

@Suite("Options of Cyrus SASL")
struct SMTPDConfCheckTests {
  static let plugins = ["libplain.so", "liblogin.so", "libsasldb.so", "libcrammd5.so", "libsql.so", "libanonymous.so"]

  func findings(_ text: String) -> [String] {
    SMTPDConfCheck.findings(in: SMTPDConfDocument(Array(text.utf8)), file: "f") { Self.plugins.contains($0) }
      .map { "\($0.location.map { "\($0.line): " } ?? "")\($0.severity.rawValue): \($0.message)" }
  }

  @Test(
    "a file that works has no finding",
    arguments: [
      "pwcheck_method: auxprop\nauxprop_plugin: sasldb\nmech_list: PLAIN LOGIN CRAM-MD5\n",
      "pwcheck_method: saslauthd\nmech_list: plain login\nsaslauthd_path: /run/saslauthd/mux\nlog_level: 7\n",
      "auxprop_plugin: sql\nsql_engine: sqlite3\nsql_select: SELECT %p FROM u WHERE name = '%u'\nmech_list: PLAIN\n",
    ])
  func good(text: String) { #expect(findings(text).isEmpty) }

  @Test(
    "what cannot work is named with its line",
    arguments: [
      ("pwcheck_method: pam\n", "1: error: pwcheck_method: found 'pam', expected some of auxprop saslauthd"),
      ("#\nlog_level: high\n", "2: error: log_level: found 'high', expected a number from 0 to 7"),
      ("ldapdb_uri: localhost\n", "1: error: ldapdb_uri: found 'localhost', expected addresses that begin with"),
      ("sql_select: SELECT 1\n", "1: error: sql_select: found 'SELECT 1', expected a statement with %u"),
      ("ntlm_v2: perhaps\n", "1: error: ntlm_v2: found 'perhaps', expected yes or no"),
      ("saslauthd_path: mux\n", "1: error: saslauthd_path: found 'mux', expected a path"),
      ("mechlist: PLAIN\n", "1: warning: Cyrus SASL has no option mechlist"),
      ("authdaemon_path: /x\n", "1: warning: authdaemon_path: Debian's Cyrus SASL does not look at it"),
      (
        "pwcheck_method: saslauthd\nmech_list: PLAIN CRAM-MD5\n",
        "2: error: mech_list: CRAM-MD5 needs the users' secrets"
      ),
      ("pwcheck_method: saslauthd\n", "warning: without mech_list every installed mechanism is offered"),
      ("pwcheck_method: alwaystrue\nmech_list: PLAIN\n", "1: error: alwaystrue lets everybody in"),
      ("pwcheck_method: pwcheck\nmech_list: PLAIN\n", "1: warning: pwcheck is the daemon of Cyrus SASL 1.5"),
      ("mech_list: OTP\n", "1: warning: mech_list: OTP is not offered, since its plugin libotp.so is not installed"),
      ("mech_list: CRAM5\n", "1: warning: mech_list: the mechanism CRAM5 is not known here"),
      ("mech_list: ANONYMOUS\n", "1: warning: mech_list: ANONYMOUS lets everybody in"),
      ("auxprop_plugin: ldapdb\n", "1: error: the plugin ldapdb finds nobody without ldapdb_uri"),
      ("auxprop_plugin: sql\n", "1: error: the plugin sql finds nobody without sql_select"),
      ("auxprop_plugin: sasldb2\n", "1: warning: auxprop_plugin: the plugin libsasldb2.so is not installed"),
    ])
  func bad(text: String, finding: String) {
    #expect(findings(text).contains { $0.hasPrefix(finding) }, "\(findings(text))")
  }

  @Test("defaults are values that the option takes")
  func defaults() {
    for option in SMTPDConfOption.all {
      guard let standard = option.standard else { continue }
      #expect(option.expectation(for: standard) == nil, "\(option.key)")
    }
    #expect(Set(SMTPDConfOption.all.map(\.key)).count == SMTPDConfOption.all.count)
  }

  @Test("no real file has a value that its option does not take, but for what is wrong in it")
  func corpus() throws {
    for path in try Corpus.files("smtpd.conf") {
      let document = SMTPDConfDocument(try Corpus.read(path))
      for setting in document.settings {
        guard let option = SMTPDConfOption.named(setting.key) else { continue }
        let value = String(decoding: setting.value, as: UTF8.self)
        #expect(option.expectation(for: value) == nil, "\(path): \(setting.key): \(value)")
      }
    }
  }

  @Test("every generated file has no error", arguments: SMTPDConfDraft.Backend.allCases)
  func drafts(backend: SMTPDConfDraft.Backend) throws {
    #expect((SMTPDConfDraft.document(for: backend, .second) == nil) == (backend == .pwcheck))
    guard let document = SMTPDConfDraft.document(for: backend, .second) else { return }
    let errors = SMTPDConfCheck.findings(in: document, file: "f") { _ in true }.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors)")
  }
}
