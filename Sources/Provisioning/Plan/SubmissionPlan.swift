internal import LosslessText
internal import MailSystem
internal import PostfixConfig
internal import SafeFiles

/// Provides the services for mail programs in master.cf, and takes AUTH from port 25.
///
/// A service in force is corrected, one in a comment is put in force with its options, else one is added.
struct SubmissionPlan {
  private(set) var document: MasterCFDocument
  private(set) var reasons: [String] = []
  private let snapshot: Snapshot

  init(_ snapshot: Snapshot) {
    self.snapshot = snapshot
    document = snapshot.masterDocument
  }

  /// Provides the service of a port.
  mutating func provide(_ port: SubmissionPort) throws(PlanError) {
    let active = services(of: port, .active)
    if let other = active.first(where: { $0.command != "smtpd" }) {
      throw .portTaken(service: other.name, command: other.command, location: other.location)
    }
    if active.isEmpty {
      // Examples for the loopback interface alone have an address in front, and are not for mail programs elsewhere.
      let example = services(of: port, .commented).last { $0.command == "smtpd" && port.serviceNames.contains($0.name) }
      if let example {
        document.uncomment(example)
        reasons.append("service \(example.name) of line \(example.location.line) put in force")
      } else {
        add(port)
      }
    }
    for (name, value) in port.essentials { require(name, value, on: port) }
  }

  /// Takes AUTH from the services on port 25 that main.cf gives it to.
  mutating func withdrawAuth() {
    guard snapshot.effective("smtpd_sasl_auth_enable") == "yes" else { return }
    let names = snapshot.smtpServices.filter(\.isExchange).map(\.location.line)
    for service in document.services where service.state == .active && names.contains(service.location.line) {
      guard service.override(of: "smtpd_sasl_auth_enable") == nil else { continue }
      set("smtpd_sasl_auth_enable", "no", of: service)
    }
  }

  /// Takes services out of the chroot.
  mutating func release(_ services: [SMTPService]) {
    for service in services where service.confinement == .chrooted {
      guard
        let entry = document.services.first(where: { $0.state == .active && $0.location.line == service.location.line })
      else { continue }
      document.set(.chroot, to: "n", in: entry)
      reasons.append("\(service.name): out of the chroot")
    }
  }

  /// Makes services log more, or no more than usual.
  mutating func log(_ verbosity: MasterCFVerbosity, _ services: [SMTPService]) {
    for service in services {
      guard
        let entry = document.services.first(where: { $0.state == .active && $0.location.line == service.location.line })
      else { continue }
      let before = document.bytes
      document.set(verbosity, of: entry)
      if document.bytes != before {
        reasons.append("\(service.name): \(verbosity == .verbose ? "logs every step" : "logs what is usual")")
      }
    }
  }

  private func services(of port: SubmissionPort, _ state: MasterCFService.State) -> [MasterCFService] {
    document.services.filter { $0.state == state && $0.type == "inet" && port.serviceNames.contains($0.portName) }
  }

  private mutating func require(_ name: String, _ value: String, on port: SubmissionPort) {
    for place in services(of: port, .active).indices {
      // Each edit moves the lines of the services behind.
      let service = services(of: port, .active)[place]
      guard let parameter = ParameterName(Array(name.utf8)) else { continue }
      if service.override(of: parameter)?.value == Array(value.utf8) { continue }
      set(parameter, value, of: service)
    }
  }

  private mutating func set(_ name: ParameterName, _ value: String, of service: MasterCFService) {
    guard let text = ParameterValue(value) else { return }
    document.setOverride(name, to: text, in: service)
    reasons.append("\(service.name): -o \(name)=\(value)")
  }

  private mutating func add(_ port: SubmissionPort) {
    let overrides = port.settings.compactMap { setting in
      ParameterName(Array(setting.name.utf8)).flatMap { name in ParameterValue(setting.value).map { (name, $0) } }
    }
    let model = document.services.first { $0.state == .active && $0.type == "inet" && $0.command == "smtpd" }
    let chroot = model.flatMap { MasterCFWord($0.field(.chroot)) } ?? "-"
    // Older systems know the port under other names, or under none.
    let name: MasterCFWord = port == .submission ? "submission" : "465"
    document.add(
      MasterCFFields(service: name, type: "inet", private: "n", chroot: chroot, command: "smtpd"), overrides: overrides)
    reasons.append("service \(name) for mail programs")
  }
}

extension MasterCFService {
  fileprivate var portName: String { port(ofServiceNamed: name) }
}

extension SMTPService {
  /// Says whether other servers deliver to it: port 25, or behind postscreen(8).
  fileprivate var isExchange: Bool {
    transport == .pass || ["smtp", "25"].contains(port(ofServiceNamed: name))
  }
}

/// The port of a service that listens to the network: what follows the last colon of its name.
private func port(ofServiceNamed name: String) -> String {
  name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
}
