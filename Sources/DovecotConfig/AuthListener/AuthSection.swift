internal import LosslessText
internal import SystemPackage

/// Dovecot 1.x: `auth default { mechanisms = ...  socket listen { client { path mode user group } } }`.
///
/// Several sections may have the same name, so each is known by the place where it begins.
extension DovecotConfiguration {
  /// The index of the section that every protocol uses: `auth default`, else the first one.
  var authSection: Int? {
    let sections = sections("auth", in: nil)
    return sections.first { section(at: $0).name.elementsEqual("default".utf8) } ?? sections.first
  }

  /// The indices of the sections for clients in the sockets of an auth section.
  func clients(of auth: Int) -> [Int] {
    sections("socket", in: auth).filter { section(at: $0).name.elementsEqual("listen".utf8) }
      .flatMap { sections("client", in: $0) }
  }

  /// Says whether a client finds the socket as wanted, and its mechanisms.
  func hasClient(of listener: AuthListener, offering mechanisms: [String]) -> Bool {
    guard let auth = authSection, Set(mechanisms).isSubset(of: self.mechanisms(of: auth)) else { return false }
    return clients(of: auth).contains { client in
      text("path", in: client) == listener.path.string && text("user", in: client) == listener.user
        && text("group", in: client) == listener.group
        && text("mode", in: client).flatMap { Self.permissions(Array($0.utf8)) } == listener.permissions
    }
  }

  /// The mechanisms of an auth section, in small letters.
  func mechanisms(of auth: Int) -> [String] {
    (text("mechanisms", in: auth) ?? "plain").split(separator: " ").map { $0.lowercased() }
  }

  /// The value of a setting of one section.
  func text(_ key: String, in section: Int) -> String? {
    guard let place = setting(key, in: section), case .setting(_, let value, _) = statement(occurrences[place]).kind
    else { return nil }
    return String(decoding: value, as: UTF8.self)
  }

  /// The index of the statement that sets a setting of one section last.
  func setting(_ key: String, in section: Int) -> Int? {
    let path = occurrences[section].path + [self.section(at: section)]
    return content(of: section).last { index in
      guard occurrences[index].path == path, case .setting(let name, _, _) = statement(occurrences[index]).kind
      else { return false }
      return name.elementsEqual(key.utf8)
    }
  }

  /// The index of the end of a section.
  func end(of section: Int) -> Int? {
    occurrences.indices[(section + 1)...].first {
      occurrences[$0].path == occurrences[section].path && statement(occurrences[$0]).kind == .sectionEnd
    }
  }

  private func content(of section: Int) -> Range<Int> { section + 1..<(end(of: section) ?? occurrences.count) }

  private func section(at index: Int) -> DovecotSection {
    guard case .sectionStart(let section) = statement(occurrences[index]).kind else { return DovecotSection("", "") }
    return section
  }

  /// The indices at which sections of a type begin, directly in another one or outside of all.
  private func sections(_ type: String, in parent: Int?) -> [Int] {
    let path = parent.map { occurrences[$0].path + [section(at: $0)] } ?? []
    let range = parent.map(content) ?? 0..<occurrences.count
    return range.filter { index in
      guard occurrences[index].path == path, case .sectionStart(let section) = statement(occurrences[index]).kind
      else { return false }
      return section.type.elementsEqual(type.utf8)
    }
  }
}

extension ListenerPlan {
  /// Sees to an auth section of Dovecot 1.x with the mechanisms and a socket for Postfix.
  mutating func provideAuthSection() throws(AuthListenerError) {
    if configuration.authSection == nil {
      // Without the two databases it would not start.
      let lines = ["auth default {", "  passdb pam {", "  }", "  userdb passwd {", "  }", "}"]
      append(lines, to: 0, reason: "auth default for Postfix")
    }
    try provideSectionMechanisms()
    guard let auth = configuration.authSection else { return }
    let wanted = request.listener
    let clients = configuration.clients(of: auth)
    guard let client = clients.first(where: { configuration.text("path", in: $0) == wanted.path.string }) else {
      try addSocket(to: auth)
      return
    }
    let mode = configuration.text("mode", in: client).flatMap { DovecotConfiguration.permissions(Array($0.utf8)) }
    if mode != wanted.permissions { try set("mode", modeText) }
    if configuration.text("user", in: client) != wanted.user { try set("user", wanted.user) }
    if configuration.text("group", in: client) != wanted.group { try set("group", wanted.group) }
  }

  private mutating func provideSectionMechanisms() throws(AuthListenerError) {
    guard let auth = configuration.authSection else { return }
    let current = configuration.mechanisms(of: auth)
    let missing = request.mechanisms.filter { !current.contains($0) }
    guard !missing.isEmpty else { return }
    try set("mechanisms", (current + missing).joined(separator: " "), in: auth)
  }

  /// Sets a setting of the section for Postfix, which every edit moves.
  private mutating func set(_ key: String, _ value: String) throws(AuthListenerError) {
    let path = request.listener.path.string
    guard let auth = configuration.authSection,
      let client = configuration.clients(of: auth).first(where: { configuration.text("path", in: $0) == path })
    else { return }
    try set(key, value, in: client)
  }

  private mutating func set(_ key: String, _ value: String, in section: Int) throws(AuthListenerError) {
    guard let place = configuration.setting(key, in: section) else {
      guard case .sectionStart(let name) = configuration.statement(configuration.occurrences[section]).kind else {
        return
      }
      return try insert(key, value, into: section, inside: configuration.occurrences[section].path + [name])
    }
    let occurrence = configuration.occurrences[place]
    guard let range = configuration.statement(occurrence).value else { return }
    change(occurrence.file, "\(key) = \(value)") { $0.replaceValue(range, with: Array(value.utf8)) }
  }

  /// Adds a socket of its own at the end of the section: a client that is there may be another program's.
  private mutating func addSocket(to auth: Int) throws(AuthListenerError) {
    let start = configuration.occurrences[auth]
    guard let end = configuration.end(of: auth).map({ configuration.occurrences[$0] }), end.file == start.file else {
      throw .sectionAcrossFiles(configuration.location(start))
    }
    let listener = request.listener
    let lines = [
      "  socket listen {", "    client {", "      path = \(listener.path)", "      mode = \(modeText)",
      "      user = \(listener.user)", "      group = \(listener.group)", "    }", "  }",
    ]
    let place = configuration.statement(end).lines.lowerBound
    change(start.file, "socket \(listener.path) for Postfix") { document in
      let content = lines.map { document.line(Array($0.utf8), like: place) }
      document.replaceLines(place..<place, with: content)
    }
  }

  private mutating func append(_ lines: [String], to file: Int, reason: String) {
    let last = configuration.files[file].document.text.lines.count
    change(file, reason) { document in
      let content = lines.map { document.line(Array($0.utf8), like: last - 1) }
      document.replaceLines(last..<last, with: content)
    }
  }
}
