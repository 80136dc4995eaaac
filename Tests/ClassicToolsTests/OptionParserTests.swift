import Testing

@testable import ClassicTools

private enum Sample: UInt8, CommandOption {
  case create, file, root, dryRun

  var specification: OptionSpecification {
    switch self {
    case .create: .init("c", "create")
    case .file: .init("f", argument: "FILE", "use FILE")
    case .root: .init(long: "root", argument: "DIR", "root")
    case .dryRun: .init(long: "dry-run", "nothing")
    }
  }
}

/// An option as the parser names it: by the number of its case.
private func option(_ option: Sample, argument: [UInt8]?) -> OptionParser.Event {
  .option(option.rawValue, argument: argument)
}

private func parse(
  _ arguments: [String], _ order: OptionParser.WordOrder = .optionsFirst
) -> (events: [OptionParser.Event], words: [String]) {
  var parser = Sample.parser(arguments.map { Array($0.utf8) }, order: order)
  var events: [OptionParser.Event] = []
  while true {
    let event = parser.next()
    if event == .end { break }
    events.append(event)
  }
  return (events, parser.words.map { String(decoding: $0, as: UTF8.self) })
}

@Suite("Options are split as getopt(3) does")
struct OptionParserTests {
  @Test("letters can be grouped, an argument glued on or apart")
  func grouping() {
    #expect(parse(["-cfx", "w"]) == ([option(.create, argument: nil), option(.file, argument: [0x78])], ["w"]))
    #expect(parse(["-c", "-f", "x"]) == ([option(.create, argument: nil), option(.file, argument: [0x78])], []))
  }

  @Test("POSIX order ends at the first word, glibc's does not")
  func order() {
    #expect(parse(["a", "-c"]) == ([], ["a", "-c"]))
    #expect(parse(["a", "-c", "b"], .mixed) == ([option(.create, argument: nil)], ["a", "b"]))
    #expect(parse(["a", "--", "-c"], .mixed) == ([], ["a", "-c"]))
    #expect(parse(["-"]) == ([], ["-"]))
  }

  @Test("long options take their argument after an equals sign or as the next word")
  func long() {
    let expected: [OptionParser.Event] = [option(.root, argument: [0x2F])]
    #expect(parse(["--root", "/"]) == (expected, []))
    #expect(parse(["--root=/"]) == (expected, []))
    #expect(parse(["--root"]) == ([.misused(Sample.root.specification)], []))
    #expect(parse(["--dry-run=x"]) == ([.misused(Sample.dryRun.specification)], []))
  }

  @Test("unknown letters and words bring getopt's complaint")
  func unknown() {
    let dash = OptionParser.Event.invalid(letter: UInt8(ascii: "-"))
    #expect(parse(["--c"]).events == [dash, option(.create, argument: nil)])
    #expect(dash.complaint == Array("invalid option -- '-'".utf8))
    #expect(parse(["-f"]).events.first?.complaint == Array("option requires an argument -- 'f'".utf8))
  }
}
