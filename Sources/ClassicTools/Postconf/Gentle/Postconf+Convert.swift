internal import LosslessText
internal import PostfixConfig
internal import SafeFiles
internal import SystemPackage

/// `--convert-maps FROM=TO`: another type of table in main.cf, master.cf and the files of tables, in one transaction.
extension Postconf {
  /// Rewrites the files, or shows what would be rewritten.
  ///
  /// - Returns: The exit status.
  func convertMaps(_ request: PostconfRequest) throws(PostconfFailure) -> Int32 {
    let (from, to) = try mapTypes(request.conversion ?? [])
    let table = try PostconfTarget(request, context).table
    let directory = request.configDirectory ?? context.environment("MAIL_CONFIG") ?? Array("/etc/postfix".utf8)
    let conversion = MapConversion(
      from: from, to: to, table: table, tree: request.tree, configDirectory: directory)
    if !request.has(.dryRun) { try recover(request) }
    var attempts = 0
    while true {
      attempts += 1
      let main = try PostconfFile(request, context, name: "main.cf").contents()
      let master = try PostconfFile(request, context, name: "master.cf").contents()
      do throws(FileError) {
        let (files, indexes) = try conversion.run(main: main, master: master)
        if !request.has(.dryRun), !files.isEmpty { try apply(files, request) }
        return report(files, indexes, request)
      } catch {
        // Somebody edited a file meanwhile: convert what it says now.
        if case .changedMeanwhile = error, attempts < 4 { continue }
        throw failure(error)
      }
    }
  }

  private func mapTypes(_ argument: [UInt8]) throws(PostconfFailure) -> (MapType, MapType) {
    let words = argument.split(separator: UInt8(ascii: "="), omittingEmptySubsequences: false)
    let known = MapType.allCases.map(\.rawValue).joined(separator: ", ")
    guard words.count == 2, let from = MapType(words[0]), let to = MapType(words[1]), from != to else {
      throw PostconfFailure(
        "option --convert-maps: found \"\(String(decoding: argument, as: UTF8.self))\", expected FROM=TO with two of \(known)",
        try: "--convert-maps hash=lmdb")
    }
    return (from, to)
  }

  // MARK: - Writing

  private func apply(_ files: [MapConversion.File], _ request: PostconfRequest) throws(FileError) {
    let changes = files.map { file in
      let isMain = file.path.suffix(8).elementsEqual("/main.cf".utf8)
      return FileChange(
        FilePath(bytes: file.path), .write(file.new, nil), expected: file.old, modified: isMain ? .settled : .now)
    }
    let transaction = try Transaction(changes, state: StateDirectory(stateDirectory(request), in: request.tree))
    do throws(FileError) {
      try transaction.commit(Set(changes.map(\.path)))
      try transaction.finish()
    } catch {
      for trouble in transaction.rollBack() { complain(failure(trouble)) }
      throw error
    }
  }

  /// Takes back what an interrupted run left half done.
  private func recover(_ request: PostconfRequest) throws(PostconfFailure) {
    let path = stateDirectory(request)
    do throws(FileError) {
      guard try request.tree.metadata(of: path) != nil,
        let recovery = try Recovery.run(StateDirectory(path, in: request.tree))
      else { return }
      for path in recovery.restored { warn(Array("an interrupted run was taken back: ".utf8) + path.bytes) }
      for trouble in recovery.troubles { warn(failure(trouble).message) }
    } catch {
      throw failure(error)
    }
  }

  private func stateDirectory(_ request: PostconfRequest) -> FilePath {
    guard request.tree.isLive, !context.isPrivileged(),
      let directory = request.configDirectory ?? context.environment("MAIL_CONFIG")
    else { return "/var/lib/mailauth" }
    return FilePath(bytes: directory + Array("/.mailauth".utf8))
  }

  private func failure(_ error: FileError) -> PostconfFailure {
    switch error {
    case .system(let operation, let path, let code):
      PostconfFailure(
        "cannot \(operation.rawValue) \(path): \(code)",
        try: code == .permissionDenied || code == .notPermitted ? "the same command as root" : nil)
    case .notARegularFile(let path): PostconfFailure("\(path): found something else than a file, expected a file")
    case .tooManyLinks(let path): PostconfFailure("\(path): its symbolic links go round in a circle")
    case .changedMeanwhile(let path): PostconfFailure("\(path) was changed by somebody else meanwhile", try: "again")
    case .hardLinked(let path, let links):
      PostconfFailure("\(path) has \(links) names, and a change would reach only one")
    }
  }

  // MARK: - Telling

  private func report(
    _ files: [MapConversion.File], _ indexes: [MapConversion.Index], _ request: PostconfRequest
  ) -> Int32 {
    let report = PostconfReport(request, context)
    let shown = files.map { PostconfReport.File($0.path, from: $0.old, to: $0.new) }
    if request.has(.json) {
      let members = shown.map { "{\(report.members(of: $0))}" }.joined(separator: ", ")
      let commands = indexes.map {
        "{\"command\": \"\($0.command.rawValue)\", \"table\": \(JSONText.quoted($0.table))}"
      }
      context.output.write(
        "{\"version\": 1, \"files\": [\(members)], \"indexes\": [\(commands.joined(separator: ", "))]}\n")
    } else {
      for file in shown { context.output.write(file.diff) }
      if !indexes.isEmpty, !files.isEmpty {
        context.output.write("# to be made before Postfix reads its files again:\n")
      }
      for index in indexes where !files.isEmpty {
        context.output.write(Array("\(index.command.rawValue) ".utf8) + index.table + [0x0A])
      }
    }
    return report.status(!files.isEmpty)
  }
}
