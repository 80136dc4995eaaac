internal import CyrusSASL
internal import SafeFiles
internal import Secrets
internal import SystemPackage

/// What saslpasswd did, or would do, for our own long options.
struct SaslpasswdReport {
  private let entries: [(key: SecretKey, effect: SecretEffect)]
  private let writing: SecretEdit.Writing
  private let path: FilePath

  init(_ changes: [SecretChange], _ edit: SecretEdit, _ path: FilePath) {
    entries = zip(changes, edit.effects).compactMap { change, effect in
      guard effect != .unchanged else { return nil }
      switch change {
      case .set(let key, _), .remove(let key): return (key, effect)
      }
    }
    writing = edit.writing
    self.path = path
  }

  func writeText(to output: ByteSink) {
    if writing == .created { output.write("would create \(path)\n") }
    for (key, effect) in entries {
      output.write("would \(verb(effect)) ")
      output.write(key.property + Array(" of ".utf8) + key.identity.user)
      output.write(Array("@".utf8) + key.identity.realm + Array(" in \(path)\n".utf8))
    }
  }

  /// Writes the report; a password that was made for the user is in it, since nobody else knows it.
  func writeJSON(to output: ByteSink, generated: Secret?) {
    output.write("{\"version\":1,\"file\":\(JSONText.quoted(path.bytes)),\"changed\":\(writing != .none)")
    output.write(",\"changes\":[")
    for (index, (key, effect)) in entries.enumerated() {
      output.write(index == 0 ? "\n" : ",\n")
      output.write(
        "{\"action\":\"\(verb(effect))\",\"user\":\(JSONText.quoted(key.identity.user))"
      )
      output.write(",\"realm\":\(JSONText.quoted(key.identity.realm))")
      output.write(",\"property\":\(JSONText.quoted(key.property))}")
    }
    output.write("\n]")
    if let generated {
      // Letters and digits only, so that no quoting is needed.
      output.write(",\"password\":\"")
      output.write(unsafe generated.withBytes { unsafe Array($0) })
      output.write("\"")
    }
    output.write("}\n")
  }

  private func verb(_ effect: SecretEffect) -> String {
    switch effect {
    case .created: "add"
    case .replaced: "replace"
    case .removed, .unchanged: "remove"
    }
  }
}
