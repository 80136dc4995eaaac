internal import PostfixConfig

/// What postmap and postalias have in common: their name in messages, and how messages are written.
struct TableCommand {
  let context: CommandContext
  /// The last part of argv[0].
  let name: [UInt8]
  /// Whether messages may hold UTF-8; once main.cf has been read it says so.
  var messageEncoding = TableEntries.Encoding.bytes

  init(_ context: CommandContext) {
    self.context = context
    name = context.baseName
  }

  /// Writes one line to the standard error, the command's name in front.
  func say(_ text: [UInt8]) {
    context.messages.write(name + [UInt8(ascii: ":"), UInt8(ascii: " ")] + text + [UInt8(ascii: "\n")])
  }

  /// Warns.
  func warn(_ text: [UInt8]) { say(Array("warning: ".utf8) + printable(text)) }

  /// Says why the command gives up.
  ///
  /// - Returns: The exit status.
  func fail(_ failure: TableFailure) -> Int32 {
    // As exit(3) does in the original, after the message.
    say(Array("fatal: ".utf8) + printable(failure.message))
    context.output.flush()
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
