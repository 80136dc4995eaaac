internal import LosslessText
internal import SystemPackage

extension DovecotConfiguration {
  /// Plans the edits after which Dovecot answers Postfix on a socket with the mechanisms wanted.
  ///
  /// An active listener is corrected; one that is commented out, as in the distributions' 10-master.conf, is made
  /// active in its place; otherwise a drop-in file is proposed, or lines at the end of the main file when nothing
  /// includes a drop-in. Nothing is written.
  ///
  /// - Parameter request: What is needed.
  /// - Returns: The files that change, in reading order; empty when all is as it should be.
  /// - Throws: ``AuthListenerError``.
  public func edits(for request: AuthListenerRequest) throws(AuthListenerError) -> [DovecotFileEdit] {
    let errors = diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else { throw .invalidConfiguration(errors) }
    var plan = ListenerPlan(configuration: self, request: request)
    if try version(for: request) == .one {
      try plan.provideAuthSection()
      return try plan.finished { $0.hasClient(of: request.listener, offering: request.mechanisms) }
    }
    if let rival = rivalListener(at: request.listener.path) { throw .invalidConfiguration([rival]) }
    try plan.provideListener()
    try plan.provideMechanisms()
    return try plan.finished {
      $0.authListener(at: request.listener.path) == request.listener
        && Set(request.mechanisms).isSubset(of: $0.mechanisms)
    }
  }

  /// The release that reads the files: what was named must be what they are written for.
  private func version(for request: AuthListenerRequest) throws(AuthListenerError) -> DovecotVersion {
    guard let named = request.version else { return release?.version ?? .two }
    guard let found = release else {
      if named == .twoFour { throw .versionMissing }
      return named
    }
    guard found.version == named else {
      throw .otherVersion(named: named, found: found.version, found.location)
    }
    return named
  }
}

/// A configuration on its way to what was asked for.
struct ListenerPlan {
  var configuration: DovecotConfiguration
  let request: AuthListenerRequest
  /// What was done, by file.
  var reasons: [FilePath: [String]] = [:]

  /// Collects the files that are not what they were, after a look at what they now say.
  func finished(_ isRight: (DovecotConfiguration) -> Bool) throws(AuthListenerError) -> [DovecotFileEdit] {
    guard isRight(configuration), !configuration.diagnostics.contains(where: { $0.severity == .error }) else {
      throw .withoutEffect(listener: request.listener.path)
    }
    return configuration.files.filter { $0.original != $0.document.bytes }.map {
      DovecotFileEdit(path: $0.path, old: $0.original, new: $0.document.bytes, reasons: reasons[$0.path] ?? [])
    }
  }

  mutating func provideListener() throws(AuthListenerError) {
    let wanted = request.listener
    if configuration.listenerBlocks(at: wanted.path).isEmpty, !uncommentListener() {
      addToDropIn(listenerSection, reason: "listener \(wanted.path) for Postfix")
      return
    }
    try correct("mode", to: modeText) { DovecotConfiguration.permissions($0) == wanted.permissions }
    try correct("user", to: wanted.user) { $0.elementsEqual(wanted.user.utf8) }
    try correct("group", to: wanted.group) { $0.elementsEqual(wanted.group.utf8) }
  }

  var modeText: String {
    let digits = String(request.listener.permissions.rawValue, radix: 8)
    return String(repeating: "0", count: max(1, 4 - digits.count)) + digits
  }

  private var listenerSection: [String] {
    [
      "service auth {", "  unix_listener \(request.listener.path) {", "    mode = \(modeText)",
      "    user = \(request.listener.user)", "    group = \(request.listener.group)", "  }", "}",
    ]
  }

  // MARK: - An active listener

  private mutating func correct(
    _ key: String, to value: String, unless isRight: ([UInt8]) -> Bool
  ) throws(AuthListenerError) {
    let blocks = configuration.listenerBlocks(at: request.listener.path)
    if let winner = configuration.winner(of: key, in: blocks) {
      let occurrence = configuration.occurrences[winner]
      let statement = configuration.statement(occurrence)
      guard case .setting(_, let old, _) = statement.kind, let place = statement.value, !isRight(old) else { return }
      change(occurrence.file, "\(key) = \(value)") { $0.replaceValue(place, with: Array(value.utf8)) }
    } else if !isRight([]), let block = blocks.last {
      try insert(key, value, into: block, inside: configuration.inside(block))
    }
  }

  mutating func insert(
    _ key: String, _ value: String, into block: Int, inside: [DovecotSection]
  ) throws(AuthListenerError) {
    let start = configuration.occurrences[block]
    let end = configuration.occurrences[(block + 1)...].first {
      $0.path == start.path && configuration.statement($0).kind == .sectionEnd
    }
    guard let end, end.file == start.file else { throw .sectionAcrossFiles(configuration.location(start)) }
    let first = configuration.statement(start).lines.upperBound
    let last = configuration.statement(end).lines.lowerBound
    let document = configuration.files[start.file].document
    let template = (first..<last).last { line in
      configuration.path(atLine: line, ofFile: start.file) == inside && document.comments(setting: key, atLine: line)
    }
    let neighbour = (first..<last).last { !document.indentation(ofLine: $0).isEmpty }
    let indentation =
      neighbour.map(document.indentation) ?? document.indentation(ofLine: first - 1) + Array("  ".utf8)
    let target = template.map { $0..<$0 + 1 } ?? last..<last
    change(start.file, "\(key) = \(value)") {
      let content = (template.map(document.indentation) ?? indentation) + Array("\(key) = \(value)".utf8)
      $0.replaceLines(target, with: [document.line(content, like: first - 1)])
    }
  }

  mutating func change(_ file: Int, _ reason: String, _ body: (inout DovecotDocument) -> Void) {
    configuration.edit(file: file, body)
    reasons[configuration.files[file].path, default: []].append(reason)
  }
}
