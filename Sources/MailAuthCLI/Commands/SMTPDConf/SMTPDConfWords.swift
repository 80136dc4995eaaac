internal import ArgumentParser
internal import CyrusSASL

/// The words `option=value` of a command line, checked against the options that there are.
struct SMTPDConfWords {
  private(set) var values: [(key: SMTPDConfKey, value: SMTPDConfValue)] = []
  /// Options of passwords, which come without a value.
  private(set) var secrets: [String] = []

  init(_ words: [String]) throws {
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let key = try Self.known(parts[0])
      let option = SMTPDConfOption.named(key)
      guard option?.isSecret != true else {
        guard parts.count == 1 else {
          // Everybody can see the words of a command.
          throw ValidationError(
            "\(key): a password is not taken from the command line; give \(key) --password-file FILE")
        }
        secrets.append(key.description)
        continue
      }
      guard parts.count == 2 else { throw ValidationError("found '\(word)', expected \(key)=VALUE") }
      guard let value = SMTPDConfValue(parts[1]) else {
        throw ValidationError(
          "\(key): expected one line of text without white space around it; --unset \(key) takes it away")
      }
      if let expectation = option?.expectation(for: parts[1]) {
        throw ValidationError("\(key): found '\(parts[1])', expected \(expectation)")
      }
      values.append((key, value))
    }
  }

  /// The key of an option that exists.
  static func known(_ name: String) throws -> SMTPDConfKey {
    guard let key = SMTPDConfKey(name), SMTPDConfOption.named(key) != nil else {
      let names = SMTPDConfOption.all.map(\.key.description)
      let guess = Suggestion.nearest(to: name.lowercased(), among: names).map { ", did you mean \($0)?" } ?? ""
      throw ValidationError("Cyrus SASL has no option '\(name)'\(guess)")
    }
    return key
  }
}
