internal import PostfixConfig

/// What postmap and postalias have in common: their name in messages, and how messages are written.
final class TableCommand {
  let context: CommandContext
  /// The last part of argv[0].
  let name: [UInt8]
  /// Whether messages may hold UTF-8; once main.cf has been read it says so.
  var messageEncoding = TableEntries.Encoding.bytes
  /// What the start has said: all of it would come twice where the original takes over.
  private var held: [UInt8]? = []
  /// Whose rights it has, root's at first where that matters.
  private var rights: (user: UInt32, group: UInt32) = (0, 0)
  /// Tells how the standard output leaves its buffer.
  private var output = StreamTrace(nil)

  init(_ context: CommandContext) {
    self.context = context
    name = context.baseName
  }

  /// Writes one line to the standard error, the command's name in front.
  func say(_ text: [UInt8]) {
    let line = name + [UInt8(ascii: ":"), UInt8(ascii: " ")] + text + [UInt8(ascii: "\n")]
    if held == nil { context.messages.write(line) } else { held? += line }
  }

  /// Writes what was said so far, and from now on everything at once.
  func speak() {
    if let held { context.messages.write(held) }
    held = nil
  }

  /// Warns.
  func warn(_ text: [UInt8]) { say(Array("warning: ".utf8) + printable(text)) }

  /// Makes what `-v` asks for; nil without it.
  func trace(_ level: Int) -> Trace? {
    guard level > 0 else { return nil }
    return Trace(level: level, descriptors: context.descriptors) { [self] event in
      guard case .table(let event) = event else {
        var text: [UInt8] = []
        PostconfTraceWords.append(event, to: &text)
        return say(printable(text))
      }
      for line in TableTraceWords.lines(event) { say(printable(line)) }
    }
  }

  /// Tells what is written to the standard output from now on.
  func useOutput(_ trace: Trace?) { output = StreamTrace(trace) }

  /// Writes to the standard output.
  func write(_ text: [UInt8]) {
    output.write(text.count)
    context.output.write(text)
  }

  /// Ends the standard output.
  func finish() {
    speak()
    output.flush()
    context.output.flush()
  }

  /// Forgets what was said so far: somebody else says it.
  func forget() { held = [] }

  /// Tells that the command goes on with other rights, if they are others.
  func tell(rightsOf user: UInt32, _ group: UInt32, _ trace: Trace?) {
    guard user != rights.user || group != rights.group else { return }
    rights = (user, group)
    trace?.tell(.uses, .table(.rights(user: user, group: group)))
  }

  /// Says why the command gives up.
  ///
  /// - Returns: The exit status.
  func fail(_ failure: TableFailure) -> Int32 {
    speak()
    say(Array("fatal: ".utf8) + printable(failure.message))
    // The original does not write what is in the buffer then.
    context.output.discard()
    return 1
  }

  /// Warns of what happened to a table.
  func warn(_ warning: TableWarning) {
    if case .library(let lines) = warning {
      context.messages.write(lines)
    } else {
      warn(TableWords.warning(warning))
    }
  }

  /// Replaces control characters, and whatever is neither ASCII nor UTF-8 where that is allowed.
  private func printable(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var place = 0
    while place < text.count {
      let byte = text[place]
      if byte >= 0x80, messageEncoding == .utf8 {
        let count = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        let part = text[place..<min(place + count, text.count)]
        if UTF8Text.isValid(part) {
          result += part
          place += part.count
          continue
        }
      }
      result.append(byte >= 0x20 && byte < 0x7F ? byte : UInt8(ascii: "?"))
      place += 1
    }
    return result
  }
}
