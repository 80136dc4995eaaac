public import LosslessText

/// A service of master.cf, or a part of it, with everything that is known about it.
public struct ServiceRecord: Sendable {
  /// An `-o` of the service.
  public struct Override: Equatable, Sendable {
    /// The parameter.
    public let name: [UInt8]
    /// The value.
    public let value: [UInt8]
    /// The value with its references expanded, as the service sees them; nil when they cannot be.
    public let expanded: [UInt8]?
    /// The default; nil for a name that has none.
    public let standard: [UInt8]?
    /// Where it is set.
    public let location: SourceLocation
  }

  /// The service.
  public let service: MasterCFService
  /// What it overrides; of several for one parameter the last one.
  public let overrides: [Override]
  /// The field or parameter that was asked for; nil for all.
  public let detail: [UInt8]?
}

extension ParameterDisplay {
  /// Finds what ``runMaster(_:)`` would show.
  ///
  /// - Parameter part: What is shown of a service.
  /// - Returns: The services in the same order, each with what was asked for.
  /// - Throws: Why they cannot be shown.
  public func serviceRecords(_ part: DisplayRequest.MasterPart) throws(DisplayFault) -> [ServiceRecord] {
    let directory = request.configDirectory ?? Array("/etc/postfix".utf8)
    let file = String(decoding: directory, as: UTF8.self) + "/master.cf"
    var visited: [(service: Int, detail: ArraySlice<UInt8>?)] = []
    try runMaster(part) { visited.append(($0, $1)) }
    let quiet = silent
    let bytes = try masterContent()
    let master = try quiet.readMaster(directory)
    let lookup = ParameterLookup(
      table: request.table, main: try quiet.readMain(directory), master: master, machine: request.machine,
      process: request.process, release: request.release)
    let services = MasterCFDocument(bytes, file: file).services.filter { $0.state == .active }
    return visited.filter { services.indices.contains($0.service) }.map { index, detail in
      let service = services[index]
      let last = service.overrides.filter { service.override(of: $0.name) == $0 }
      let overrides = last.map { override in
        let expansion = lookup.expand(override.value[...], for: index, of: master)
        return ServiceRecord.Override(
          name: override.name.bytes, value: override.value,
          expanded: expansion.faults.isEmpty ? expansion.bytes : nil,
          standard: lookup.defaultValue(override.name.bytes[...]).map { Array($0) }, location: override.location)
      }
      return ServiceRecord(service: service, overrides: overrides, detail: detail.map { Array($0) })
    }
  }
}
