public import LosslessText

/// A parameter with everything that is known about it.
public struct ParameterRecord: Equatable, Sendable {
  /// Where a parameter comes from.
  public enum Class: String, Sendable {
    /// Postfix's programs declare it.
    case builtin
    /// A service of master.cf brings it.
    case service
    /// The configuration itself defines it.
    case user
  }

  /// Where a value was set.
  public enum Origin: Equatable, Sendable {
    /// In a file.
    case file(SourceLocation)
    /// By `-o` on the command line.
    case option
  }

  /// The name.
  public let name: [UInt8]
  /// The value as Postfix reads it, continuation lines joined; the default when it is not set.
  public let value: [UInt8]
  /// The default; nil for a name that has none.
  public let standard: [UInt8]?
  /// The value with its references expanded; nil when they cannot be.
  public let expanded: [UInt8]?
  /// Whether it is set.
  public let isSet: Bool
  /// Where it comes from.
  public let parameterClass: Class
  /// Where it was set; nil for defaults.
  public let origin: Origin?
}

extension ParameterDisplay {
  /// Finds what ``run()`` would show.
  ///
  /// - Returns: The parameters in the same order.
  /// - Throws: Why they cannot be shown.
  public func records() throws(DisplayFault) -> [ParameterRecord] {
    var names: [UInt8] = []
    var plain = request
    plain.parts = .name
    plain.layout = .oneLine
    let listing = ParameterDisplay(
      plain, to: Output(write: { names += $0 }, warn: output.warn, flush: output.flush))
    try listing.run()

    let directory = request.configDirectory ?? Array("/etc/postfix".utf8)
    let isDefault = request.selection == .defaults
    let bytes = isDefault ? [] : try content(of: path.main)
    let quiet = silent
    let main = isDefault ? SettingTable() : try quiet.readMain(directory)
    let master = try quiet.readMaster(directory)
    let lookup = ParameterLookup(
      table: request.table, main: main, master: master, machine: request.machine, process: request.process,
      release: request.release, sources: isDefault ? .defaults : .settings)
    let origins = Origins(bytes, path: String(decoding: directory, as: UTF8.self) + "/main.cf", request.overrides)
    return names.split(separator: 0x0A).map { record($0, lookup, isDefault ? nil : origins) }
  }

  /// The same display without warnings.
  var silent: ParameterDisplay {
    ParameterDisplay(request, to: Output(write: { _ in }, warn: { _ in }, flush: {}))
  }

  private func record(
    _ name: ArraySlice<UInt8>, _ lookup: ParameterLookup, _ origins: Origins?
  ) -> ParameterRecord {
    let entry = request.table.entry(named: name)
    let set = origins == nil ? nil : lookup.main.value(of: name)
    let standard = lookup.defaultValue(name).map { Array($0) }
    let value = set.map { Array($0) } ?? standard ?? []
    let expansion = entry?.kind == .raw ? nil : lookup.expand(value[...])
    let known: ParameterRecord.Class = lookup.services.defaultValue(name) != nil ? .service : .builtin
    return ParameterRecord(
      name: Array(name), value: value, standard: standard,
      expanded: expansion.map { $0.faults.isEmpty ? $0.bytes : nil } ?? value, isSet: set != nil,
      parameterClass: entry.map { $0.kind == .legacy } ?? true && known == .builtin ? .user : known,
      origin: set == nil ? nil : origins?[Array(name)])
  }
}

/// Where the names of main.cf and of the command line are set.
private struct Origins {
  private var places: [[UInt8]: ParameterRecord.Origin] = [:]

  init(_ main: [UInt8], path: String, _ overrides: [[UInt8]]) {
    for entry in MainCFDocument(main, file: path).entries where entry.state == .active {
      places[entry.name.bytes] = .file(entry.location)
    }
    for override in overrides {
      if case .success(let (name, _)) = splitNameValue(override[...]) { places[Array(override[name])] = .option }
    }
  }

  subscript(name: [UInt8]) -> ParameterRecord.Origin? { places[name] }
}
