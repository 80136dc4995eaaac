/// The names that master.cf's services bring: `<service>_time_limit` and others.
public struct ServiceNames: Sendable {
  private var names = SettingTable()
  /// The suffixes of each name, as bits; one name can stand for services of several families.
  private var suffixes: [UInt32] = []

  /// Collects the delivery services of master.cf.
  ///
  /// - Parameter master: The services.
  init(_ master: MasterServices) {
    for index in 0..<master.count {
      guard let family = ServiceParameters.Family(command: master.command(index)) else { continue }
      let name = names.place(of: master.name(index))
      if name == suffixes.count { suffixes.append(0) }
      suffixes[name] |= family.suffixes
    }
  }

  /// Finds the default of a service-defined parameter.
  ///
  /// - Parameter name: The parameter.
  /// - Returns: `$` and the name of the parameter with the default; nil when no service has the parameter.
  func defaultValue(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard !names.isEmpty, let last = name.last, ServiceParameters.mayEnd(with: last) else { return nil }
    var found: (service: Int, suffix: Int)?
    for number in 0..<ServiceParameters.suffixCount {
      let suffix = ServiceParameters.suffix(number)
      guard hasSuffix(name, suffix), let known = names.index(of: name.dropLast(suffix.utf8CodeUnitCount)) else {
        continue
      }
      guard suffixes[known] >> UInt32(number) & 1 != 0 else { continue }
      if found.map({ known < $0.service }) ?? true { found = (known, number) }
    }
    return found.map { bytes(ServiceParameters.reference($0.suffix))[...] }
  }

  /// How many names there are at most.
  var capacity: Int { ServiceParameters.suffixCount * suffixes.count }

  /// Lists every name with its default and the number of its service, nearly in byte order.
  ///
  /// `x_destination` and `x` bring one name in common: that of the first service counts.
  ///
  /// - Complexity: O(*n* log *n*) in the number of services.
  func list(in table: inout SettingTable) {
    // A dozen defaults serve all names.
    let first = table.keep(ServiceParameters.reference(0))
    var bounds = [first.lowerBound, first.upperBound]
    for number in 1..<ServiceParameters.suffixCount {
      bounds.append(table.keep(ServiceParameters.reference(number)).upperBound)
    }
    for service in names.sortedIndices() {
      table.list(names.name(at: service), suffixes: suffixes[service], values: bounds, number: service)
    }
  }
}
