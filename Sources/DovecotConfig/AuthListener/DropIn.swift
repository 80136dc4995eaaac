internal import LosslessText
internal import SystemPackage

extension ListenerPlan {
  /// Adds lines to the drop-in file, which is made when the configuration includes such files, else to the main file.
  mutating func addToDropIn(_ lines: [String], reason: String) {
    let file = dropInFile() ?? 0
    let document = configuration.files[file].document
    let last = document.text.lines.count - 1
    var content = lines.map { document.line(Array($0.utf8), like: last) }
    if last >= 0 { content.insert(document.line([], like: last), at: 0) }
    change(file, reason) { $0.replaceLines(last + 1..<last + 1, with: content) }
  }

  /// The index of the drop-in file, made here if need be; nil when no include would find one.
  private mutating func dropInFile() -> Int? {
    for occurrence in configuration.occurrences where occurrence.path.isEmpty {
      let including = configuration.files[occurrence.file].path
      guard case .include(let bytes, _) = configuration.statement(occurrence).kind,
        let path = dropInPath(matching: bytes, from: including)
      else { continue }
      if let known = configuration.files.firstIndex(where: { $0.path == path }) { return known }
      let key = DovecotConfiguration.IncludeKey(file: including, pattern: bytes)
      let found = (configuration.includes[key] ?? []) + [path]
      configuration.includes[key] = found.sorted { $0.string.utf8.lexicographicallyPrecedes($1.string.utf8) }
      configuration.files.append(.init(path: path, document: DovecotDocument([]), original: nil))
      return configuration.files.count - 1
    }
    return nil
  }

  private func dropInPath(matching bytes: [UInt8], from file: FilePath) -> FilePath? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    for alternative in IncludePattern.alternatives(of: text) {
      let pattern = IncludePattern(alternative, from: file)
      guard pattern.isWild, let directory = pattern.directory, configuration.directories.contains(directory) else {
        continue
      }
      let path = directory.appending(request.dropInName)
      if pattern.covers(path) { return path }
    }
    return nil
  }
}
