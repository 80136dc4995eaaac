internal import LosslessText
public import SafeFiles

/// Checks main.cf and master.cf more strictly than Postfix does: names, values, and options that it would pass over.
public struct StrictCheck {
  let table: ParameterTable
  let tree: FileTree
  let configDirectory: [UInt8]?
  private let path: (main: String, master: String)

  /// Prepares a check.
  ///
  /// - Parameters:
  ///   - table: The Postfix.
  ///   - tree: Where files named by `ldap:` and other tables are read.
  ///   - configDirectory: The configuration directory when it was chosen; nil for the built-in one.
  public init(table: ParameterTable, tree: FileTree, configDirectory: [UInt8]?) {
    self.table = table
    self.tree = tree
    self.configDirectory = configDirectory
    let directory = configDirectory.map { String(decoding: $0, as: UTF8.self) } ?? "/etc/postfix"
    path = (directory + "/main.cf", directory + "/master.cf")
  }

  /// Finds what is wrong.
  ///
  /// - Parameters:
  ///   - main: The content of main.cf.
  ///   - master: The content of master.cf.
  /// - Returns: The findings, those of main.cf first, in the order of the files.
  public func findings(main: [UInt8], master: [UInt8]) -> [StrictFinding] {
    var run = StrictRun(
      main: MainCFDocument(main, file: path.main), master: MasterCFDocument(master, file: path.master), table: table)
    run.findSyntax()
    let settings = try? MainSettings(main, path: [], configDirectory: configDirectory) { _ in }
    let services = try? MasterServices(master, path: []) { _ in }
    guard let settings, let services else { return run.sorted }
    let lookup = ParameterLookup(table: table, main: settings.table, master: services)
    var warnings: [DisplayWarning] = []
    var scan = UserParameters(lookup, master: services, tree: tree, .told) { warnings.append($0) }
    guard (try? scan.run()) != nil else { return run.sorted }
    scan.warnAboutUnused(in: .all)
    for warning in warnings { run.take(warning) }
    run.checkValues(lookup, scan.master)
    return run.sorted
  }
}

/// One check while it runs.
private struct StrictRun {
  let main: MainCFDocument
  let master: MasterCFDocument
  let table: ParameterTable
  private var findings: [StrictFinding] = []

  init(main: MainCFDocument, master: MasterCFDocument, table: ParameterTable) {
    self.main = main
    self.master = master
    self.table = table
  }

  var sorted: [StrictFinding] {
    func key(_ finding: StrictFinding) -> (Int, Int, Int) {
      (finding.location.file == main.file ? 0 : 1, finding.location.line, finding.location.column ?? 0)
    }
    return findings.sorted { key($0) < key($1) }
  }

  private var services: [MasterCFService] { master.services.filter { $0.state == .active } }

  mutating func findSyntax() {
    for diagnostic in main.diagnostics + master.diagnostics {
      // A parameter that is set twice is legal; what is dropped or rejected is not.
      guard let location = diagnostic.location, diagnostic.severity == .error || diagnostic.message.contains("Postfix")
      else { continue }
      findings.append(
        StrictFinding(fault: .syntax(diagnostic.message), name: [], value: [], service: nil, location: location))
    }
    for service in services { findSpacedOption(in: service) }
  }

  private mutating func findSpacedOption(in service: MasterCFService) {
    let ownWords = ["pipe", "spawn"]
    guard !service.command.contains("/"), !ownWords.contains(service.command) else { return }
    guard let (token, before) = service.firstPlainWord else { return }
    findings.append(
      StrictFinding(
        fault: .spacedOption(word: token.bytes), name: before, value: token.bytes,
        service: "\(service.name)/\(service.type)",
        location: SourceLocation(file: master.file, line: token.start.line + 1, column: token.start.column + 1)))
  }

  mutating func take(_ warning: DisplayWarning) {
    switch warning {
    case .unused(let place, let name, let value):
      let fault: StrictFinding.Fault =
        table.index(of: name) != nil ? .otherRelease : .unknown(suggestion: table.nearestName(to: Array(name)))
      report(fault, Array(name), Array(value), place)
    case .readOnly(let place, let name, let value): report(.readOnly, Array(name), Array(value), place)
    case .undefined(_, let name):
      let fault = StrictFinding.Fault.undefined(Array(name), suggestion: table.nearestName(to: Array(name)))
      for (entry, service, location) in settings where refers(entry.value, to: name) {
        findings.append(
          StrictFinding(fault: fault, name: entry.name.bytes, value: entry.value, service: service, location: location))
      }
    default: break
    }
  }

  private func refers(_ value: [UInt8], to name: ArraySlice<UInt8>) -> Bool {
    var isFound = false
    _ = MacroExpander.scan(value[...], table.dialect) { if $0.elementsEqual(name) { isFound = true } }
    return isFound
  }

  /// Every setting with its service and its place.
  private var settings: [(entry: (name: ParameterName, value: [UInt8]), service: String?, location: SourceLocation)] {
    main.entries.filter { $0.state == .active }.map { (($0.name, $0.value), nil, $0.location) }
      + services.flatMap { service in
        service.overrides.map { (($0.name, $0.value), "\(service.name)/\(service.type)", $0.location) }
      }
  }

  private mutating func report(
    _ fault: StrictFinding.Fault, _ name: [UInt8], _ value: [UInt8], _ place: DisplayWarning.Place
  ) {
    for (entry, service, location) in settings
    where entry.name.bytes == name && (service == nil) == (place == .main) && entry.value == value {
      let finding = StrictFinding(fault: fault, name: name, value: value, service: service, location: location)
      if !findings.contains(finding) { findings.append(finding) }
    }
  }

  // MARK: - Values

  mutating func checkValues(_ lookup: ParameterLookup, _ scan: MasterServices) {
    var scopes: [String: SettingTable] = [:]
    for index in 0..<scan.count {
      let name = String(decoding: scan.name(index) + [UInt8(ascii: "/")] + scan.type(index), as: UTF8.self)
      if let scope = scan.scope(of: index) { scopes[name] = scan.scopes[scope].table }
    }
    for (entry, service, location) in settings {
      // An entry that a later one replaces does no harm.
      if service == nil, main.entry(of: entry.name)?.location != location { continue }
      guard let fault = fault(in: entry, lookup, service.flatMap { scopes[$0] }) else { continue }
      findings.append(
        StrictFinding(
          fault: .value(fault), name: entry.name.bytes, value: entry.value, service: service, location: location))
    }
  }

  private func fault(
    in entry: (name: ParameterName, value: [UInt8]), _ lookup: ParameterLookup, _ overrides: SettingTable?
  ) -> ValueFault? {
    var name = entry.name.bytes[...]
    if table.entry(named: name) == nil {
      // A parameter that a service brings is like the one that its default names.
      guard let reference = lookup.services.defaultValue(name) else { return nil }
      name = reference.dropFirst()
    }
    guard let kind = table.entry(named: name)?.kind, kind != .legacy, kind != .raw else { return nil }
    let expansion = lookup.expand(entry.value[...], overrides: overrides)
    if let fault = expansion.faults.first { return .reference(fault) }
    let standard = lookup.defaultValue(name).map { lookup.expand($0, overrides: overrides).bytes } ?? []
    return ValueCheck.fault(in: expansion.bytes, of: name, table, standard: standard)
  }
}

extension MasterCFService {
  /// The first word behind the command that is no option, with the name of the last option before it; options of
  /// Postfix's own daemons are read up to there.
  fileprivate var firstPlainWord: (token: MasterCFToken, name: [UInt8])? {
    var index = 8
    var name: [UInt8] = []
    while index < tokens.count {
      let word = tokens[index].bytes
      guard word.count > 1, word[0] == UInt8(ascii: "-") else { return (tokens[index], name) }
      index += 1
      guard let letter = word.firstIndex(of: UInt8(ascii: "o")) else { continue }
      var text = word[(letter + 1)...]
      if text.isEmpty {
        guard index < tokens.count else { return nil }
        text = tokens[index].bytes[...]
        // `-o name = value`: the option lacks its sign.
        if text.first != UInt8(ascii: "{"), !text.contains(UInt8(ascii: "=")), index + 1 < tokens.count,
          tokens[index + 1].bytes.first == UInt8(ascii: "=")
        {
          return (tokens[index + 1], Array(text))
        }
        index += 1
      }
      name = Array(text.prefix { $0 != UInt8(ascii: "=") })
    }
    return nil
  }
}
