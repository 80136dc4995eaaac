internal import PostfixConfig

/// `--strict`: what Postfix would stumble over, or pass over in silence, is an error.
extension Postconf {
  /// Refuses an edit that brings in what `--strict` rejects, or edits it and leaves it in.
  ///
  /// - Parameters:
  ///   - old: The content of the file.
  ///   - new: The content that is to take its place.
  ///   - file: main.cf or master.cf.
  ///   - request: What was asked for.
  /// - Throws: The first error; the others are written to the standard error.
  func checkStrictly(
    _ old: [UInt8], _ new: [UInt8], _ file: PostconfFile, _ request: PostconfRequest
  ) throws(PostconfFailure) {
    guard request.has(.strict) else { return }
    let target = try PostconfTarget(request, context)
    let check = StrictCheck(table: target.table, tree: request.tree, configDirectory: directory(request))
    let other = (try? PostconfFile(request, context, name: file.isMain ? "master.cf" : "main.cf").contents()) ?? []
    let before = file.isMain ? check.findings(main: old, master: other) : check.findings(main: other, master: old)
    let after = file.isMain ? check.findings(main: new, master: other) : check.findings(main: other, master: new)
    // A request for what is there already is as wrong as one that changes something.
    let findings = old == new ? after.filter { isNamed($0, by: request) } : after.subtracting(before)
    try reject(findings, target, places: .edit)
  }

  /// Reports everything that `--strict` rejects, after a display.
  func checkStrictly(_ request: PostconfRequest) throws(PostconfFailure) {
    guard request.has(.strict) else { return }
    let target = try PostconfTarget(request, context)
    let check = StrictCheck(table: target.table, tree: request.tree, configDirectory: directory(request))
    let main = (try? PostconfFile(request, context, name: "main.cf").contents()) ?? []
    let master = (try? PostconfFile(request, context, name: "master.cf").contents()) ?? []
    context.output.flush()
    try reject(check.findings(main: main, master: master), target, places: .files)
  }

  private enum Places {
    /// What is wrong is on the command line.
    case edit
    /// What is wrong is in the files.
    case files
  }

  private func reject(
    _ findings: [StrictFinding], _ target: PostconfTarget, places: Places
  ) throws(PostconfFailure) {
    guard let first = findings.first else { return }
    let failures = findings.map { finding in
      let (message, advice) = StrictWords.sentence(finding, target.version.series.name)
      return PostconfFailure(message, at: places == .files ? "\(finding.location)" : nil, try: advice)
    }
    for failure in failures.dropFirst() { complain(failure) }
    let (message, advice) = StrictWords.sentence(first, target.version.series.name)
    throw PostconfFailure(message, at: places == .files ? "\(first.location)" : nil, try: advice)
  }

  private func isNamed(_ finding: StrictFinding, by request: PostconfRequest) -> Bool {
    request.words.contains { word in
      let name = PostfixSyntax.trimmed(word.prefix { $0 != UInt8(ascii: "=") }[...])
      return name.elementsEqual(finding.name) || finding.service.map { name.starts(with: $0.utf8) } ?? false
    }
  }

  private func directory(_ request: PostconfRequest) -> [UInt8]? {
    request.configDirectory ?? context.environment("MAIL_CONFIG")
  }
}
