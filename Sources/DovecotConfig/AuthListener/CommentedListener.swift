internal import LosslessText
internal import SystemPackage

extension ListenerPlan {
  /// Makes a listener active that is commented out inside an active `service auth`.
  ///
  /// - Returns: Whether there was one.
  mutating func uncommentListener() -> Bool {
    for file in configuration.files.indices {
      let document = configuration.files[file].document
      let blocks = document.text.lines.indices.compactMap { block(from: $0, in: file) }
      guard let lines = blocks.first else { continue }
      let spaces = document.spacesAfterHash(ofLine: lines.lowerBound)
      change(file, "listener \(request.listener.path) made active") {
        $0.replaceLines(lines, with: lines.compactMap { document.uncommented(line: $0, spaces: spaces) })
      }
      return true
    }
    return false
  }

  /// The lines of a commented listener that begins at a line: comments without a gap up to a commented `}`.
  private func block(from start: Int, in file: Int) -> Range<Int>? {
    let document = configuration.files[file].document
    guard case .sectionStart(let section) = document.commentedStatement(atLine: start)?.kind,
      section.type.elementsEqual("unix_listener".utf8),
      FilePath(String(decoding: section.name, as: UTF8.self)) == request.listener.path,
      configuration.path(atLine: start, ofFile: file) == DovecotConfiguration.authService
    else { return nil }
    for line in document.text.lines.indices[(start + 1)...] {
      guard document.uncommented(line: line, spaces: 0) != nil else { return nil }
      switch document.commentedStatement(atLine: line)?.kind {
      case .sectionEnd: return start..<line + 1
      case .sectionStart: return nil
      default: continue
      }
    }
    return nil
  }

  /// Adds the mechanisms that are missing to `auth_mechanisms`.
  mutating func provideMechanisms() throws(AuthListenerError) {
    let missing = request.mechanisms.filter { !configuration.mechanisms.contains($0) }
    guard !missing.isEmpty else { return }
    guard configuration.mechanismsSection == nil else { return try addToSection(missing) }
    let reason = "auth_mechanisms: \(missing.joined(separator: " ")) added"
    guard let occurrence = configuration.lastSetting("auth_mechanisms", in: []) else {
      setMechanisms(configuration.mechanisms + missing, reason: reason)
      return
    }
    let statement = configuration.statement(occurrence)
    guard case .setting(_, let old, let form) = statement.kind, let place = statement.value, form != .file else {
      throw .notEditable(setting: "auth_mechanisms", configuration.location(occurrence))
    }
    let addition = (old.isEmpty ? "" : " ") + missing.joined(separator: " ")
    change(occurrence.file, reason) {
      $0.replaceValue(place.upperBound..<place.upperBound, with: Array(addition.utf8))
    }
  }

  /// Adds mechanisms to the section of Dovecot 2.4.
  private mutating func addToSection(_ mechanisms: [String]) throws(AuthListenerError) {
    for mechanism in mechanisms {
      // Each edit moves what is behind it.
      guard let section = configuration.mechanismsSection,
        case .sectionStart(let name) = configuration.statement(configuration.occurrences[section]).kind
      else { return }
      let off = configuration.occurrences[section...].first { occurrence in
        guard occurrence.path == [name], case .setting(let key, _, _) = configuration.statement(occurrence).kind
        else { return false }
        return key.elementsEqual(mechanism.utf8)
      }
      if let off, let place = configuration.statement(off).value {
        change(off.file, "auth_mechanisms: \(mechanism) added") { $0.replaceValue(place, with: Array("yes".utf8)) }
      } else {
        try insert(mechanism, "yes", into: section, inside: [name])
      }
    }
  }

  /// Sets mechanisms that no file sets: in the place of a commented line, else in the drop-in file.
  private mutating func setMechanisms(_ mechanisms: [String], reason: String) {
    let setting = "auth_mechanisms = " + mechanisms.joined(separator: " ")
    for file in configuration.files.indices {
      let document = configuration.files[file].document
      let template = document.text.lines.indices.first { line in
        document.comments(setting: "auth_mechanisms", atLine: line)
          && configuration.path(atLine: line, ofFile: file).isEmpty
      }
      guard let template else { continue }
      change(file, reason) {
        let content = document.indentation(ofLine: template) + Array(setting.utf8)
        $0.replaceLines(template..<template + 1, with: [document.line(content, like: template)])
      }
      return
    }
    addToDropIn([setting], reason: reason)
  }
}

extension DovecotDocument {
  /// Says whether a line is a comment that would set a setting.
  func comments(setting key: String, atLine line: Int) -> Bool {
    guard case .setting(let name, _, _) = commentedStatement(atLine: line)?.kind else { return false }
    return name.elementsEqual(key.utf8)
  }

  /// The spaces between the `#` and the text of a comment line: part of the comment sign where the block's head has them.
  func spacesAfterHash(ofLine index: Int) -> Int {
    let rest = text.lines[index].content.drop { $0.isDovecotSpace }.dropFirst()
    return rest.prefix { $0 == UInt8(ascii: " ") }.count
  }
}
