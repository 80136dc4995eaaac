/// The names that master.cf's services bring: `<service>_time_limit` and others.
public struct ServiceNames: Sendable {
  private var families: [ServiceParameters.Family] = []
  private var names = SettingTable(text: [])
  private var services: [ArraySlice<UInt8>] = []

  /// Collects the delivery services of master.cf; the first entry of a name counts.
  ///
  /// - Parameter master: The services.
  init(_ master: MasterServices) {
    for service in master.services {
      guard let family = ServiceParameters.Family(command: service.command) else { continue }
      names.set(service.name, to: [])
      services.append(service.name)
      families.append(family)
    }
  }

  /// Finds the default of a service-defined parameter.
  ///
  /// - Parameter name: The parameter.
  /// - Returns: `$` and the name of the parameter with the default; nil when no service has the parameter.
  func defaultValue(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard !services.isEmpty else { return nil }
    for (index, suffix) in ServiceParameters.suffixes.enumerated() where name.hasSuffix(suffix.suffix) {
      let service = name.dropLast(suffix.suffix.count)
      guard names.index(of: service) != nil else { continue }
      let isGiven = services.indices.contains { families[$0].has(index) && services[$0] == service }
      if isGiven { return suffix.reference[...] }
    }
    return nil
  }

  /// Lists every name, in byte order, each once.
  ///
  /// - Complexity: O(*n* log *n*) in the number of names.
  func all() -> [(name: [UInt8], value: [UInt8])] {
    var all: [(name: [UInt8], value: [UInt8])] = []
    all.reserveCapacity(17 * services.count)
    for (service, family) in zip(services, families) {
      for (index, suffix) in ServiceParameters.suffixes.enumerated() where family.has(index) {
        all.append((service + suffix.suffix, suffix.reference))
      }
    }
    all.sort { precedes($0.name[...], $1.name[...]) }
    var unique: [(name: [UInt8], value: [UInt8])] = []
    unique.reserveCapacity(all.count)
    for item in all where unique.last?.name != item.name { unique.append(item) }
    return unique
  }
}

extension ArraySlice<UInt8> {
  fileprivate func hasSuffix(_ suffix: [UInt8]) -> Bool {
    count > suffix.count && self[(endIndex - suffix.count)...].elementsEqual(suffix)
  }
}
