/// The names that master.cf's services bring: `<service>_time_limit` and others.
public struct ServiceNames: Sendable {
  private var names = SettingTable(text: [])
  /// The families of each name; one name can stand for services of several.
  private var families: [[ServiceParameters.Family]] = []

  /// Collects the delivery services of master.cf; the first entry of a name counts.
  ///
  /// - Parameter master: The services.
  init(_ master: MasterServices) {
    for service in master.services {
      guard let family = ServiceParameters.Family(command: service.command) else { continue }
      names.set(service.name, to: [])
      guard let index = names.index(of: service.name) else { continue }
      if index == families.count { families.append([]) }
      if !families[index].contains(family) { families[index].append(family) }
    }
  }

  /// Finds the default of a service-defined parameter.
  ///
  /// - Parameter name: The parameter.
  /// - Returns: `$` and the name of the parameter with the default; nil when no service has the parameter.
  func defaultValue(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard !names.isEmpty else { return nil }
    for (index, suffix) in ServiceParameters.suffixes.enumerated() where name.hasSuffix(suffix.suffix) {
      let service = name.dropLast(suffix.suffix.count)
      guard let known = names.index(of: service) else { continue }
      if families[known].contains(where: { $0.has(index) }) { return suffix.reference[...] }
    }
    return nil
  }

  /// Lists every name, in byte order, each once.
  ///
  /// - Complexity: O(*n* log *n*) in the number of names.
  func all() -> [ArraySlice<UInt8>] {
    var all: [ArraySlice<UInt8>] = []
    all.reserveCapacity(17 * families.count)
    for service in names.sortedIndices() {
      let name = names.name(at: service)
      for (index, suffix) in ServiceParameters.suffixes.enumerated()
      where families[service].contains(where: { $0.has(index) }) {
        var full: [UInt8] = []
        full.reserveCapacity(name.count + suffix.suffix.count)
        full.append(contentsOf: name)
        full.append(contentsOf: suffix.suffix)
        all.append(full[...])
      }
    }
    // Nearly sorted already: only a name that begins with another one can be out of place.
    all.sort(by: precedes)
    return all
  }
}

extension ArraySlice<UInt8> {
  fileprivate func hasSuffix(_ suffix: [UInt8]) -> Bool {
    count > suffix.count && self[(endIndex - suffix.count)...].elementsEqual(suffix)
  }
}
