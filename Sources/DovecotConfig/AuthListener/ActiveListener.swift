internal import LosslessText
public import SystemPackage

extension DovecotConfiguration {
  /// The section that holds the listeners of Dovecot's authentication service.
  static let authService = [DovecotSection("service", "auth")]

  /// Describes the auth listener on a socket as Dovecot would make it.
  ///
  /// - Parameter path: The socket, an absolute path.
  /// - Returns: The listener, unset values as in Dovecot's defaults (0600, root, root); nil when there is none.
  public func authListener(at path: FilePath) -> AuthListener? {
    let blocks = listenerBlocks(at: path)
    guard !blocks.isEmpty else { return nil }
    let mode = effective("mode", in: blocks).flatMap(DovecotConfiguration.permissions) ?? [.ownerReadWrite]
    let user = effective("user", in: blocks) ?? []
    let group = effective("group", in: blocks) ?? []
    return AuthListener(
      path: path, permissions: mode, user: String(decoding: user, as: UTF8.self),
      group: String(decoding: group, as: UTF8.self))
  }

  /// The mechanisms that `auth_mechanisms` offers, in small letters; Dovecot's default is `plain`.
  ///
  /// A list takes the place of what was before. In a section, as Dovecot 2.4 has it, each `NAME = yes` adds one and each
  /// `NAME = no` takes one away.
  public var mechanisms: [String] {
    let list = value(of: "auth_mechanisms") ?? Array("plain".utf8)
    var result = list.split { $0.isDovecotSpace }.map { String(decoding: $0, as: UTF8.self).lowercased() }
    let last = occurrences.lastIndex { occurrence in
      guard occurrence.path.isEmpty, case .setting(let key, _, _) = statement(occurrence).kind else { return false }
      return key.elementsEqual("auth_mechanisms".utf8)
    }
    for occurrence in occurrences[(last ?? 0)...] {
      guard occurrence.path.count == 1, occurrence.path[0].type.elementsEqual("auth_mechanisms".utf8),
        case .setting(let key, let value, _) = statement(occurrence).kind
      else { continue }
      let name = String(decoding: key, as: UTF8.self).lowercased()
      result.removeAll { $0 == name }
      if value.elementsEqual("yes".utf8) { result.append(name) }
    }
    return result
  }

  /// The index of the section that decides on the mechanisms; nil where a list does.
  var mechanismsSection: Int? {
    let last = occurrences.indices.last { index in
      guard occurrences[index].path.isEmpty else { return false }
      switch statement(occurrences[index]).kind {
      case .setting(let key, _, _): return key.elementsEqual("auth_mechanisms".utf8)
      case .sectionStart(let section): return section.type.elementsEqual("auth_mechanisms".utf8)
      default: return false
      }
    }
    guard let last, case .sectionStart = statement(occurrences[last]).kind else { return nil }
    return last
  }

  /// The indices of the occurrences that open a section for the socket.
  func listenerBlocks(at path: FilePath) -> [Int] {
    occurrences.indices.filter { index in
      guard occurrences[index].path == DovecotConfiguration.authService,
        case .sectionStart(let section) = statement(occurrences[index]).kind,
        section.type.elementsEqual("unix_listener".utf8)
      else { return false }
      return socket(of: section) == path
    }
  }

  /// The listener of another service on the socket, for which Dovecot would not start; nil when there is none.
  func rivalListener(at path: FilePath) -> Diagnostic? {
    for occurrence in occurrences
    where occurrence.path.count == 1 && occurrence.path != DovecotConfiguration.authService {
      guard occurrence.path[0].type.elementsEqual("service".utf8),
        case .sectionStart(let section) = statement(occurrence).kind,
        section.type.suffix(9).elementsEqual("_listener".utf8),
        socket(of: section, inside: occurrence.path) == path,
        // Mode 0 switches a listener off.
        value(of: "mode", in: occurrence.path + [section]).flatMap(DovecotConfiguration.permissions) != []
      else { continue }
      let service = String(decoding: occurrence.path[0].name, as: UTF8.self)
      return Diagnostic(
        .error, at: location(occurrence),
        "\(path) is a listener of service \(service), expected it in service auth alone",
        advice: "remove it here, or give it another path")
    }
    return nil
  }

  /// The sections around the settings of a listener.
  func inside(_ block: Int) -> [DovecotSection] {
    guard case .sectionStart(let section) = statement(occurrences[block]).kind else { return [] }
    return DovecotConfiguration.authService + [section]
  }

  /// The last value of a setting among several sections for the same socket.
  func effective(_ key: String, in blocks: [Int]) -> [UInt8]? {
    guard let winner = winner(of: key, in: blocks),
      case .setting(_, let value, _) = statement(occurrences[winner]).kind
    else { return nil }
    return value
  }

  /// The index of the occurrence that sets a setting last.
  func winner(of key: String, in blocks: [Int]) -> Int? {
    let paths = Set(blocks.map(inside))
    return occurrences.indices.last { index in
      guard paths.contains(occurrences[index].path), case .setting(let name, _, _) = statement(occurrences[index]).kind
      else { return false }
      return name.elementsEqual(key.utf8)
    }
  }

  /// Reads a mode as Dovecot does: octal only with a leading zero.
  static func permissions(_ text: [UInt8]) -> FilePermissions? {
    let digits = String(decoding: text, as: UTF8.self)
    let mode = CModeT(digits, radix: digits.hasPrefix("0") ? 8 : 10)
    return mode.map(FilePermissions.init(rawValue:))
  }

  /// The path of a listener: its `path` setting, else its name, relative ones in `base_dir`.
  private func socket(
    of section: DovecotSection, inside service: [DovecotSection] = DovecotConfiguration.authService
  ) -> FilePath {
    let bytes = value(of: "path", in: service + [section]) ?? section.name
    let path = FilePath(String(decoding: bytes, as: UTF8.self))
    guard path.isRelative else { return path }
    let base = value(of: "base_dir") ?? Array("/run/dovecot".utf8)
    return FilePath(String(decoding: base, as: UTF8.self)).appending(path.components)
  }
}
