import Foundation
import PostfixConfig
import TestSupport
import Testing

@testable import ClassicTools

@Suite("Two options of postconf together")
struct OptionPairTests {
  /// What happens to a pair of options.
  enum Verdict: Equatable {
    case passes
    /// "specify one of".
    case exclusive
    /// "with option -x, do not specify -y".
    case surplus(Character, with: Character)
  }

  /// For each option what happens with those before it, in their order: `.` both pass, `=` they exclude each other, `<` the
  /// option of the line does not allow the other one, `^` the other way round.
  static let table = """
    a
    A =
    b ==
    C ...
    d ^^^.
    e ^^^.=
    f ^^^..=
    F ===.<..
    h ^^^..=..
    H ^^^..=..=
    j ^^^..<<.<<
    l ===.<<<=<<<
    m ===.<<<=<<<=
    M ===.<..=<<.==
    n ^^^.==.^...^^^
    o ^^^.==.....^^..
    p ===....=...===..
    P ===.<..=...===<.=
    q ..................
    t ===.<<<=<<<===<<==.
    T ===.<<<=<<<===<<==.=
    v .....................
    x ^^^..=.....^^......^^.
    X ^^^.===^==^^^.==...^^.=
    # ^^^.===^==^^^.==.^.^^.==
    """

  static let verdicts: [(Character, Character, Verdict)] = {
    var letters: [Character] = []
    var verdicts: [(Character, Character, Verdict)] = []
    for line in table.split(separator: "\n") {
      guard let letter = line.first else { continue }
      for (mark, other) in zip(line.dropFirst(2), letters) {
        let verdict: Verdict =
          switch mark {
          case "=": .exclusive
          case "<": .surplus(other, with: letter)
          case "^": .surplus(letter, with: other)
          default: .passes
          }
        verdicts.append((other, letter, verdict))
      }
      letters.append(letter)
    }
    return verdicts
  }()

  /// The order in which messages list options.
  private static let messageOrder = Array("aAbCdefFhHjlmMnopPtTxX#")

  private static func message(_ verdict: Verdict, _ one: Character, _ other: Character, _ series: PostfixSeries)
    -> String
  {
    switch verdict {
    case .passes: return ""
    case .surplus(let letter, let mode): return "with option -\(mode), do not specify -\(letter)"
    case .exclusive:
      // Found while options are read, before all other checks.
      if [one, other].sorted() == ["b", "t"] { return "specify one of -b and -t" }
      let pair = messageOrder.filter { $0 == one || $0 == other }.map { "-\($0)" }
      return "specify one of " + pair.joined(separator: series == .v3_11 ? ", " : " ")
    }
  }

  private static func exists(_ letter: Character, in series: PostfixSeries) -> Bool {
    letter == "q" ? series >= .v3_9 : letter == "j" ? series >= .v3_11 : true
  }

  /// The original's words about a pair; empty when it passes the checks.
  private func complaint(_ letters: String, _ series: PostfixSeries) -> String {
    var arguments = ["--postfix-version", series.name]
    for letter in letters {
      arguments.append("-\(letter)")
      if letter == "C" { arguments.append("all") }
      if letter == "o" { arguments.append("mail_name=z") }
      if letter == "T" { arguments.append("run-version") }
    }
    do throws(PostconfFailure) {
      _ = try PostconfRequest(SilentWorld.context("postconf", arguments))
      return ""
    } catch {
      let text = String(decoding: error.message, as: UTF8.self)
      // Edits without words come after the checks of options.
      return text == "-e requires name=value argument" || text == "missing service argument" ? "" : text
    }
  }

  @Test("pass or are rejected in the words of each version", arguments: PostfixSeries.allCases)
  func pairs(_ series: PostfixSeries) {
    #expect(Self.verdicts.count == 300)
    for (one, other, verdict) in Self.verdicts {
      let found = complaint("\(one)\(other)", series)
      guard Self.exists(one, in: series), Self.exists(other, in: series) else {
        #expect(found.hasPrefix("usage: "), "\(series) -\(one) -\(other)")
        continue
      }
      #expect(found == Self.message(verdict, one, other, series), "\(series) -\(one) -\(other)")
      #expect(complaint("\(other)\(one)", series) == found)
    }
  }

  @Test("-PP goes with few options, from 3.11 on")
  func merged() {
    let expected: [Character: String] = [
      "d": "with option -P, do not specify -d", "e": "specify one of -e, -PP", "X": "specify one of -X, -PP",
      "#": "specify one of -#, -PP", "n": "with option -P, do not specify -n", "p": "specify one of -p, -P",
      "j": "with option -j, do not specify -PP", "M": "specify one of -M, -P",
    ]
    for letter: Character in "CdefhHjnopqvxX#M" {
      #expect(complaint("PP\(letter)", .v3_11) == expected[letter, default: ""], "-PP -\(letter)")
    }
    #expect(complaint("PPe", .v3_10) == complaint("Pe", .v3_10))
    #expect(complaint("deX", .v3_10) == "specify one of -d -e -X")
    #expect(complaint("deX", .v3_11) == "specify one of -e, -X")
  }

  @Test("the measured list of all pairs says the same")
  func measured() throws {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../..")
    let facts =
      ProcessInfo.processInfo.environment["MAILAUTH_POSTFIX_FACTS"]
      ?? package.appendingPathComponent("../shared/facts/postfix").standardizedFileURL.path
    let list = "\(facts)/option-pairs.tsv"
    guard FileManager.default.fileExists(atPath: list) else { try Test.cancel("\(list) is not there") }
    let lines = try String(contentsOfFile: list, encoding: .utf8).split(separator: "\n")
    let rows = lines.filter { $0.hasPrefix("-") }.map { $0.split(separator: "\t").map(String.init) }
    #expect(rows.count == Self.verdicts.count)
    for row in rows {
      let (one, other) = (try #require(row[0].last), try #require(row[1].last))
      #expect(row[2] == "all")
      for series in PostfixSeries.allCases where Self.exists(one, in: series) && Self.exists(other, in: series) {
        var wanted = row[3] == "ok" ? "" : row[3]
        if series == .v3_11 { wanted.replace(/^(specify one of -.) (-.)$/, with: { "\($0.1), \($0.2)" }) }
        #expect(complaint("\(one)\(other)", series) == wanted, "\(series) \(row[0]) \(row[1])")
      }
    }
  }
}
