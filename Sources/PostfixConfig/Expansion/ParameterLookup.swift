/// Finds the value that a parameter has: master.cf's `-o`, then main.cf, then the default; postconf(5).
///
/// Computed defaults are found out once, when they are first needed.
public final class ParameterLookup {
  /// Which settings count.
  public enum Sources: Sendable {
    /// main.cf and the overrides, then the defaults.
    case settings
    /// The defaults only, as `postconf -d` shows them.
    case defaults
  }

  /// The built-in parameters.
  public let table: ParameterTable
  /// The settings of main.cf.
  public internal(set) var main: SettingTable
  /// The services of master.cf.
  public internal(set) var services: ServiceNames
  let machine: Machine
  let process: PostfixProcess
  let release: PostfixRelease
  let sources: Sources
  /// Told of look-ups and expansions.
  let trace: Trace?
  // Stored one by one: a dictionary's type costs more at start than all the look-ups of a run.
  private var hostname: [UInt8]?
  private var domain: [UInt8]?
  private var networks: [UInt8]?
  /// Whether the networks are being computed, from settings that can refer to them.
  private var isComputingNetworks = false
  private var releaseDate: [UInt8]?
  /// Why a computed default cannot be had.
  private(set) var failure: DisplayFault?
  var warn: (DisplayWarning) -> Void = { _ in }

  /// Makes a look-up.
  ///
  /// - Parameters:
  ///   - table: The built-in parameters.
  ///   - main: The settings of main.cf.
  ///   - master: The services of master.cf, which bring parameters of their own.
  ///   - machine: What computed defaults depend on.
  ///   - process: What `process_name` and `process_id` are.
  ///   - release: What `mail_version` and `mail_release_date` are; nil for those of the table's version.
  ///   - sources: Which settings count.
  ///   - trace: Told of look-ups and expansions.
  public init(
    table: ParameterTable, main: SettingTable, master: MasterServices = MasterServices(), machine: Machine = .live,
    process: PostfixProcess = PostfixProcess(), release: PostfixRelease? = nil, sources: Sources = .settings,
    trace: Trace? = nil
  ) {
    self.table = table
    self.main = main
    self.services = ServiceNames(master)
    self.machine = machine
    self.process = process
    self.release = release ?? PostfixRelease(table.version)
    self.sources = sources
    self.trace = trace
  }

  /// Finds the value of a parameter as it is written.
  ///
  /// - Parameters:
  ///   - name: The parameter.
  ///   - overrides: The `-o` settings of one service.
  /// - Returns: The value with its references; nil when the name has neither setting nor default.
  public func rawValue(_ name: ArraySlice<UInt8>, overrides: SettingTable? = nil) -> ArraySlice<UInt8>? {
    if sources == .settings, let value = overrides?.value(of: name) ?? setting(name) { return value }
    return defaultValue(name)
  }

  /// Finds what main.cf sets.
  func setting(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let value = main.value(of: name)
    trace?.tell(.values, .lookedUp(name: name, value: value))
    return value
  }

  /// Finds the value of a parameter as a daemon sees it, references expanded.
  ///
  /// - Parameters:
  ///   - name: The parameter.
  ///   - overrides: The `-o` settings of one service.
  /// - Returns: The expanded value; nil when the name has neither setting nor default.
  public func effective(_ name: ArraySlice<UInt8>, overrides: SettingTable? = nil) -> Expansion? {
    guard let value = rawValue(name, overrides: overrides) else { return nil }
    guard table.entry(named: name)?.kind != .raw else {
      var verbatim = Expansion()
      verbatim.bytes = Array(value)
      return verbatim
    }
    return expand(value, overrides: overrides)
  }

  /// Expands a value with the settings and defaults that this look-up sees.
  ///
  /// - Parameters:
  ///   - value: The text with references.
  ///   - overrides: The `-o` settings of one service.
  /// - Returns: The text without them.
  public func expand(_ value: ArraySlice<UInt8>, overrides: SettingTable? = nil) -> Expansion {
    let expansion = MacroExpander.expand(value, table.dialect, trace: trace, report: report) {
      rawValue($0, overrides: overrides)
    }
    tell(value, expansion)
    return expansion
  }

  /// Expands the default of a parameter that a service brings.
  ///
  /// The original keeps such a default where numbers are put, too, so that a trace shows the last number instead.
  func expand(serviceDefault value: ArraySlice<UInt8>) -> Expansion {
    guard trace != nil else { return expand(value) }
    var buffer = value
    let expansion = MacroExpander.expand(value, table.dialect, trace: trace, report: report) { name in
      if sources == .settings, let value = setting(name) { return value }
      let found = defaultValue(name)
      if let found,
        table.entry(named: name) == nil || table.type(of: name) == .number || table.type(of: name) == .longNumber
      {
        buffer = found
      }
      return found
    }
    tell(buffer, expansion)
    return expansion
  }

  /// Tells of faults as they are found; nil without a trace.
  var report: ((MacroFault) -> Void)? { trace?.report(to: warn) }

  /// Tells of an expansion that went well.
  func tell(_ value: ArraySlice<UInt8>, _ expansion: Expansion) {
    guard let trace, expansion.faults.isEmpty else { return }
    trace.tell(.values, .expanded(value, result: expansion.bytes[...]))
  }

  /// Finds the default of a built-in or service-defined parameter.
  ///
  /// - Parameter name: The parameter.
  /// - Returns: The default with its references; nil when there is no such parameter.
  public func defaultValue(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let entry = table.entry(named: name) else { return services.defaultValue(name) }
    return defaultValue(of: entry)
  }

  func defaultValue(of entry: ParameterTable.Entry) -> ArraySlice<UInt8> {
    guard let parameter = ComputedParameter(entry) else { return entry.defaultValue }
    do throws(DisplayFault) {
      return try known(parameter)[...]
    } catch {
      return []
    }
  }

  /// Computes a default, once.
  func known(_ parameter: ComputedParameter) throws(DisplayFault) -> [UInt8] {
    switch parameter {
    case .myhostname: if let hostname { return hostname }
    case .mydomain: if let domain { return domain }
    case .mynetworks: if let networks { return networks }
    case .processName, .processID, .mailVersion: return try compute(parameter)
    case .mailReleaseDate: if let releaseDate { return releaseDate }
    }
    if let failure { throw failure }
    do throws(DisplayFault) {
      guard parameter == .mynetworks else { return remember(try compute(parameter), as: parameter) }
      guard !isComputingNetworks else {
        warn(.macro(.tooDeep(bytes("mynetworks")[...])))
        throw DisplayFault.macro
      }
      isComputingNetworks = true
      defer { isComputingNetworks = false }
      return remember(try compute(parameter), as: parameter)
    } catch {
      failure = error
      throw error
    }
  }

  private func remember(_ value: [UInt8], as parameter: ComputedParameter) -> [UInt8] {
    switch parameter {
    case .myhostname: hostname = value
    case .mydomain: domain = value
    case .mynetworks: networks = value
    case .mailReleaseDate: releaseDate = value
    case .processName, .processID, .mailVersion: break
    }
    return value
  }
}

/// The process that parameters are shown for.
public struct PostfixProcess: Sendable {
  /// The default of `process_name`.
  public var name: [UInt8]
  /// The default of `process_id`.
  public var id: Int32

  /// Names a process.
  ///
  /// - Parameters:
  ///   - name: The last part of the path that it was started as.
  ///   - id: Its number.
  public init(name: [UInt8] = [], id: Int32 = 0) {
    self.name = name
    self.id = id
  }
}

/// What `mail_version` and `mail_release_date` are.
public struct PostfixRelease: Sendable {
  /// The value of `mail_version`.
  public var mailVersion: [UInt8]
  /// Finds the value of `mail_release_date`; nil when it cannot be found.
  public var date: @Sendable () -> [UInt8]?

  /// Describes a release that is not installed.
  ///
  /// - Parameter version: The release.
  public init(_ version: PostfixVersion) {
    mailVersion = version.text
    date = { nil }
  }

  /// Describes the release that is installed.
  ///
  /// - Parameter installation: Where it is installed.
  public init(_ installation: PostfixInstallation) {
    mailVersion = installation.mailVersion
    date = { installation.releaseDate() }
  }
}
