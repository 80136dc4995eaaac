import Foundation
import SystemPackage
import TestSupport
import Testing

/// A shell that mailauth has completions for.
enum CompletionShell: String, CaseIterable, CustomTestStringConvertible {
  case bash, zsh, fish

  var testDescription: String { rawValue }

  /// Where Debian installs it.
  var path: FilePath { FilePath("/usr/bin/\(rawValue)") }

  var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path.string) }

  /// The completion file, relative to the package.
  var file: String { self == .zsh ? "completions/_mailauth" : "completions/mailauth.\(rawValue)" }

  /// A script that prints what is offered for `mailauth COMMAND -`; its arguments are the file and the command.
  private var script: String {
    switch self {
    case .bash:
      #"source "$1"; COMP_WORDS=(mailauth "$2" -) COMP_CWORD=2; _mailauth; printf '%s\n' "${COMPREPLY[@]}""#
    case .zsh:
      // Completion functions run only in an interactive shell, so _arguments is replaced by one that prints.
      #"service=mailauth; _arguments() { print -rl -- "$@" }; source "$1" > /dev/null; _mailauth_dispatch "$2""#
    case .fish:
      #"source $argv[1]; complete -C "mailauth $argv[2] -""#
    }
  }

  private func arguments(_ command: String) -> [String] {
    let file = packageRoot.appending(file).string
    switch self {
    case .bash: return ["--norc", "-c", script, "bash", file, command]
    case .zsh: return ["-f", "-c", script, "zsh", file, command]
    case .fish: return ["--no-config", "-c", script, file, command]
    }
  }

  /// The options that the shell offers after `mailauth COMMAND`.
  func options(of command: DocumentedCommand) async throws -> Set<String> {
    let output = try await run(path, arguments(command.rawValue).map { Array($0.utf8) })
    try #require(output.status == 0, "\(output.errorText)")
    return Set(output.text.split(separator: "\n").compactMap { option(in: $0) })
  }

  /// The option in a line of output: the first word, or in a zsh specification what stands before the bracket.
  private func option(in line: Substring) -> String? {
    guard self == .zsh else {
      let word = line.prefix { $0 != "\t" }
      return word.hasPrefix("-") ? String(word) : nil
    }
    guard let bracket = line.firstIndex(of: "[") else { return nil }
    var name = line[..<bracket]
    // `*` allows repetition, `(...)` names what the option excludes.
    if name.hasPrefix("*") { name = name.dropFirst() }
    if name.hasPrefix("("), let end = name.firstIndex(of: ")") { name = name[name.index(after: end)...] }
    return name.hasPrefix("-") ? String(name) : nil
  }

  /// Checks the syntax of the completion file.
  func checkSyntax() async throws -> ProgramOutput {
    try await run(path, "-n", packageRoot.appending(file).string)
  }
}
