internal import LosslessText
internal import SystemPackage

/// Goes through the statements of a configuration as Dovecot does: includes in place, one stack of sections for all.
struct ConfigurationWalk {
  let files: [DovecotConfiguration.File]
  let includes: [DovecotConfiguration.IncludeKey: [FilePath]]
  var occurrences: [DovecotConfiguration.Occurrence] = []
  var entryPaths: [Int: [DovecotSection]] = [:]
  var diagnostics: [Diagnostic] = []
  private var sections: [(section: DovecotSection, location: SourceLocation)] = []
  private var active: [Int] = []

  init(files: [DovecotConfiguration.File], includes: [DovecotConfiguration.IncludeKey: [FilePath]]) {
    self.files = files
    self.includes = includes
  }

  mutating func visit(_ file: Int) {
    active.append(file)
    if entryPaths[file] == nil { entryPaths[file] = sections.map(\.section) }
    for (index, statement) in files[file].document.statements.enumerated() {
      let location = SourceLocation(file: files[file].path.string, line: statement.lines.lowerBound + 1)
      if statement.kind == .sectionEnd { close(at: location) }
      occurrences.append(.init(file: file, statement: index, path: sections.map(\.section)))
      enter(statement, of: file, at: location)
    }
    active.removeLast()
  }

  mutating func finish() {
    guard let open = sections.last else { return }
    diagnostics.append(
      Diagnostic(.error, at: open.location, "section is never closed", advice: "add the missing \"}\""))
  }

  private mutating func close(at location: SourceLocation) {
    guard sections.popLast() == nil else { return }
    diagnostics.append(
      Diagnostic(.error, at: location, "\"}\" without a section to close", advice: "remove it"))
  }

  private mutating func enter(_ statement: DovecotStatement, of file: Int, at location: SourceLocation) {
    switch statement.kind {
    case .sectionStart(let section): sections.append((section, location))
    case .include(let pattern, let rule): include(pattern, rule, from: file, at: location)
    case .malformed(let fault): diagnostics.append(fault.diagnostic(at: location))
    case .abandoned:
      let message = "continued line is cut off by a comment, an empty line or the end of the file; Dovecot ignores it"
      diagnostics.append(Diagnostic(.warning, at: location, message, advice: "remove the backslash at its end"))
    case .setting, .sectionEnd: break
    }
  }

  private mutating func include(
    _ pattern: [UInt8], _ rule: DovecotStatement.IncludeRule, from file: Int, at location: SourceLocation
  ) {
    let paths = includes[.init(file: files[file].path, pattern: pattern)] ?? []
    if paths.isEmpty, rule == .required {
      let shown = String(decoding: pattern, as: UTF8.self)
      diagnostics.append(
        Diagnostic(.error, at: location, "no file matches \(shown)", advice: "create the file or use !include_try"))
    }
    for path in paths {
      guard let next = files.firstIndex(where: { $0.path == path }) else { continue }
      if active.contains(next) {
        diagnostics.append(
          Diagnostic(.error, at: location, "\(path) includes itself", advice: "remove this include"))
      } else {
        visit(next)
      }
    }
  }
}

extension DovecotStatement.Fault {
  func diagnostic(at location: SourceLocation) -> Diagnostic {
    switch self {
    case .missingBrace:
      Diagnostic(
        .error, at: location, "expected \"key = value\", \"section name {\" or \"}\"",
        advice: "add the \"=\" or \"{\" that is missing")
    case .missingKey:
      Diagnostic(.error, at: location, "no key before \"=\"", advice: "name the setting or remove the line")
    case .textAfterBrace:
      Diagnostic(.error, at: location, "text after \"{\"", advice: "put it on a line of its own")
    }
  }
}
