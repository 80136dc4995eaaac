import SafeFiles
import TestSupport
import Testing

@testable import PostfixConfig

@Suite("The start of a program of Postfix")
struct DaemonStartTests {
  /// What a start came to.
  struct Start: Equatable {
    var values: [String] = []
    var warnings: [DisplayWarning] = []
    var fault: DaemonFault?
  }

  /// Starts over a main.cf; with a trace every parameter is read, without one only those that matter.
  func start(_ main: String, _ table: ParameterTable, trace: Trace?) throws -> Start {
    let sandbox = try Sandbox()
    try sandbox.write("etc/postfix/main.cf", main)
    let site = DisplaySite(
      table: table, tree: FileTree(root: sandbox.root), machine: ParameterLookupTests.machine, trace: trace)
    var result = Start()
    do throws(DaemonFault) {
      let start = try DaemonStart(DisplayRequest(site), accounts: nil) { result.warnings.append($0) }
      for group in [DaemonParameter.Group.first, .encodings, .texts, .rest] {
        DaemonParameter.forEach(in: group) { parameter in
          let value = String(decoding: start.value(named: parameter.name), as: UTF8.self)
          result.values.append("\(String(decoding: parameter.name, as: UTF8.self)) = \(value)")
        }
      }
    } catch {
      result.fault = error
    }
    return result
  }

  func expectSame(_ main: String, _ table: ParameterTable) throws -> Start {
    let silent = try start(main, table, trace: nil)
    let told = try start(main, table, trace: Trace(level: 3, descriptors: DescriptorBook()) { _ in })
    #expect(silent == told, "\(main)")
    return silent
  }

  @Test("a default that nothing is done for is good in every release", arguments: PostfixSeries.allCases)
  func defaults(series: PostfixSeries) throws {
    for build in [PostfixBuild.debian, .upstream] {
      for level in ["", "compatibility_level = 1\n", "compatibility_level = 3.6\n"] {
        let table = ParameterTable(PostfixVersion(series, patch: 0), build: build)
        #expect(try expectSame(level, table).fault == nil)
      }
    }
  }

  @Test("what a default refers to is marked", arguments: PostfixSeries.allCases)
  func references(series: PostfixSeries) {
    let table = ParameterTable(PostfixVersion(series, patch: 0), build: .debian)
    let origins = String(describing: DaemonStart.origins).split(separator: " ")
    for group in [DaemonParameter.Group.first, .encodings, .texts, .rest] {
      DaemonParameter.forEach(in: group) { parameter in
        guard let value = table.entry(named: parameter.name)?.defaultValue else { return }
        var names: [String] = []
        MacroExpander.scan(value, table.dialect) { names.append(String(decoding: $0, as: UTF8.self)) }
        let others = names.filter { !origins.contains(Substring($0)) }
        let areDestinations = others.allSatisfy { ["mydestination", "relay_domains"].contains($0) }
        let least: DaemonParameter.References =
          names.isEmpty ? .none : others.isEmpty ? .origins : areDestinations ? .destinations : .unknown
        #expect(parameter.references.rawValue >= least.rawValue, "\(String(decoding: parameter.name, as: UTF8.self))")
      }
    }
  }

  @Test(
    "a value sees defaults that nothing was done for, if they were read before it",
    arguments: [
      ("max_idle = ${max_use}s", "max_idle = 100s"), ("max_use = $max_idle", ""), ("mail_name = x$syslog_name", "x"),
      ("syslog_name = $mail_name-$multi_instance_name", "syslog_name = Postfix-"),
      ("process_id_directory = $queue_directory/$relay_domains", "process_id_directory = /var/spool/postfix/"),
      ("relay_domains = $myorigin", "relay_domains = box.localdomain"),
      ("fast_flush_domains = ${relay_domains}x\ncompatibility_level = 1", "fast_flush_domains = "),
      ("myhostname = h.${mail_name?{x}:{y}}\nfast_flush_domains = $myorigin", "fast_flush_domains = h.x"),
      ("mydestination = ${queue_directory?{${}:{a}}\nrelay_domains = $mydestination", ""),
      ("mydestination = $mydomain\ncompatibility_level = 0", "relay_domains = "),
      ("compatibility_level = ${max_use:2}\nimport_environment = $smtputf8_enable", "import_environment = yes"),
      ("multi_instance_name = postfix-$mail_name\nmail_name = x$syslog_name", "mail_name = x"),
      ("import_environment = $mail_version$mynetworks_style", "import_environment = 3.7.11"),
    ])
  func lookups(main: String, expected: String) throws {
    let table = ParameterTable(PostfixVersion(.v3_7, patch: 11), build: .debian)
    for level in ["", "compatibility_level = 3.6\n"] {
      let start = try expectSame(level + main + "\n", table)
      if !level.isEmpty, !main.contains("compatibility_level"), expected.contains(" = ") {
        #expect(start.values.contains { $0.hasPrefix(expected) }, "\(start)")
      }
    }
  }

  @Test(
    "numbers and times have bounds",
    arguments: [
      ("delay_logging_resolution_limit = 7", "tooLarge"), ("delay_logging_resolution_limit = 6", "none"),
      ("in_flow_delay = 11", "tooLongTime"), ("in_flow_delay = 10s", "none"), ("max_use = 0", "tooSmall"),
      ("max_idle = s", "tooShortTime"), ("max_idle = x", "notATime"), ("in_flow_delay = mail", "none"),
    ])
  func bounds(main: String, expected: String) throws {
    let table = ParameterTable(PostfixVersion(.v3_7, patch: 11), build: .debian)
    let fault = try expectSame(main + "\n", table).fault.map { "\($0)" } ?? "none"
    #expect(fault.hasPrefix(expected), "\(fault)")
  }
}
