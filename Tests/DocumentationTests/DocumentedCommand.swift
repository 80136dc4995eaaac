import Foundation
import SystemPackage
import TestSupport
import Testing

/// A command that has a manual page and completions.
enum DocumentedCommand: String, CaseIterable, CustomTestStringConvertible {
  case postconf, postmap, postalias, saslpasswd, listusers
  case enableSMTPAuth = "enable-smtp-auth"
  case disableSMTPAuth = "disable-smtp-auth"
  case enableRelayAuth = "enable-relay-auth"
  case smtpdConf = "smtpd-conf"
  case history, undo, users

  var testDescription: String { rawValue }

  /// The manual page, relative to the package.
  var page: String {
    switch self {
    case .postconf, .postmap, .postalias: "man/mailauth-\(rawValue).1"
    case .saslpasswd, .listusers, .enableSMTPAuth, .disableSMTPAuth, .enableRelayAuth, .smtpdConf, .history, .undo,
      .users:
      "man/mailauth-\(rawValue).8"
    }
  }
}

/// The package's own folder.
let packageRoot = FilePath(#filePath).removingLastComponent().removingLastComponent().removingLastComponent()

/// Reads a text file of the package.
func packageText(_ name: String) throws -> String {
  try String(contentsOfFile: packageRoot.appending(name).string, encoding: .utf8)
}

extension DocumentedCommand {
  /// The commands below this one, which share its page and its completions.
  private func subcommands() async throws -> [String] {
    let help = try await run(Implementation.mailauth, rawValue, "--help").text
    guard let list = help.firstRange(of: "SUBCOMMANDS:\n") else { return [] }
    return help[list.upperBound...].split(separator: "\n", omittingEmptySubsequences: false).prefix { !$0.isEmpty }
      .compactMap { line in
        line.dropFirst(2).prefix { $0 != " " }.isEmpty ? nil : String(line.dropFirst(2).prefix { $0 != " " })
      }
  }

  /// The options that `--help` lists, of this command and those below it.
  func helpOptions() async throws -> Set<String> {
    var options = try await helpOptions(of: [rawValue])
    for name in try await subcommands() { options.formUnion(try await helpOptions(of: [rawValue, name])) }
    return options
  }

  private func helpOptions(of words: [String]) async throws -> Set<String> {
    let output = try await run(Implementation.mailauth, (words + ["--help"]).map { Array($0.utf8) })
    try #require(output.status == 0, "\(output.errorText)")
    // An option line is indented, begins with a dash, and parts options and summary by two blanks.
    return output.text.split(separator: "\n").reduce(into: []) { options, line in
      let text = line.drop { $0 == " " }
      guard line.hasPrefix("  "), text.hasPrefix("-") else { return }
      let columns = text.firstRange(of: "  ").map { text[..<$0.lowerBound] } ?? text
      for word in columns.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "=" }) where word.hasPrefix("-") {
        options.insert(String(word))
      }
    }
  }

  /// The options that have an item of their own in the manual page (mdoc(7): `.It Fl x`, `.It Fl Fl long`).
  func pageOptions() throws -> Set<String> {
    try packageText(page).split(separator: "\n").reduce(into: []) { options, line in
      guard line.hasPrefix(".It ") else { return }
      var words = line.dropFirst(4).split(separator: " ")[...]
      while let word = words.popFirst() {
        guard word == "Fl", let next = words.popFirst() else { continue }
        guard next == "Fl" else {
          // `\&` keeps a punctuation mark from being one.
          options.insert("-\(next.replacing(#"\&"#, with: ""))")
          continue
        }
        if let long = words.popFirst() { options.insert("--\(long)") }
      }
    }
  }
}
