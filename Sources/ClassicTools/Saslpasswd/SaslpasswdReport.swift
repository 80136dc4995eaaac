internal import CyrusSASL
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

  func writeJSON(to output: ByteSink) {
    output.write("{\"version\":1,\"file\":\(JSONText.quoted(path.string)),\"changed\":\(writing != .none)")
    output.write(",\"changes\":[")
    for (index, (key, effect)) in entries.enumerated() {
      output.write(index == 0 ? "\n" : ",\n")
      output.write(
        "{\"action\":\"\(verb(effect))\",\"user\":\(JSONText.quoted(String(decoding: key.identity.user, as: UTF8.self)))"
      )
      output.write(",\"realm\":\(JSONText.quoted(String(decoding: key.identity.realm, as: UTF8.self)))")
      output.write(",\"property\":\(JSONText.quoted(String(decoding: key.property, as: UTF8.self)))}")
    }
    output.write("\n]}\n")
  }

  private func verb(_ effect: SecretEffect) -> String {
    switch effect {
    case .created: "add"
    case .replaced: "replace"
    case .removed, .unchanged: "remove"
    }
  }
}
