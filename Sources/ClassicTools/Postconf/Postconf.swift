internal import PostfixConfig

/// postconf(1): shows and changes Postfix's configuration with the original's words and status.
struct Postconf {
  let context: CommandContext

  init(_ context: CommandContext) {
    self.context = context
  }

  /// Runs the command.
  ///
  /// - Returns: The exit status.
  func run() -> Int32 {
    do {
      let request = try PostconfRequest(context)
      if request.has(.help) {
        HelpText.write(.postconf, words: "[NAME...] | [-e] NAME=VALUE...", to: context)
        return 0
      }
      return try perform(request)
    } catch {
      fail(error)
      return 1
    }
  }

  private func perform(_ request: PostconfRequest) throws(PostconfFailure) -> Int32 {
    switch request.action {
    case .gentle: return try editGently(request)
    case .convertMaps: return try convertMaps(request)
    case .show: break
    case .edit, .exclude, .commentOut: if let status = try edit(request) { return status }
    }
    switch request.mode {
    case .mainParameters, .masterEntries, .masterFields, .masterParameters: return try display(request)
    case .lockTypes: answer("flock\nfcntl\ndotlock\n", request)
    case .serverTypes: answer("cyrus\ndovecot\n", request)
    case .clientTypes: answer("cyrus\n", request)
    case .expandedTemplates, .rawTemplates: return try showTemplates(request)
    case .mapTypes: return try listMapTypes(request)
    case .version: return try showTLS(request)
    }
    return 0
  }

  /// Changes what a mode has that can be changed; nil for the modes that only show.
  private func edit(_ request: PostconfRequest) throws(PostconfFailure) -> Int32? {
    switch (request.mode, request.action) {
    case (.mainParameters, _): return try editMain(request)
    case (.masterEntries, _), (.masterFields, .edit), (.masterParameters, .edit), (.masterParameters, .exclude):
      return try editMaster(request)
    case (.masterFields, _), (.masterParameters, _):
      // The checks of the options have refused these.
      throw PostconfFailure(PostconfUsage.text(context.programName, try PostconfTarget(request, context).version))
    default: return nil
    }
  }

  /// Writes `warning: ` and a message, masked as Postfix masks messages.
  func warn(_ message: [UInt8]) {
    context.complain(Array("warning: ".utf8) + Self.masked(message))
  }

  /// Writes `warning: ` and what a display warns about, in the place where the messages are gathered.
  func warn(_ warning: DisplayWarning, directory: [UInt8], _ version: PostfixVersion) {
    context.messages.write { text in
      text.append(contentsOf: context.programName)
      text.append(literal: ": warning: ")
      let start = text.count
      PostconfWords.append(warning, directory: directory, version, to: &text)
      Self.mask(&text, from: start)
      text.append(0x0A)
    }
  }

  /// Writes what went wrong; what the output stream still holds is lost, as in the original.
  private func fail(_ failure: PostconfFailure) {
    complain(failure)
    context.output.discard()
  }

  /// Writes `fatal: ` and a message, or for our own options `file:line:column: error: `, and what to do.
  func complain(_ failure: PostconfFailure) {
    if let place = failure.place {
      context.messages.write(Self.masked(Array("\(place): error: ".utf8) + failure.message) + [0x0A])
    } else {
      context.complain(Array("fatal: ".utf8) + Self.masked(failure.message))
    }
    if let advice = failure.advice { context.complain(Self.masked(Array("try: \(advice)".utf8))) }
  }

  /// Replaces control characters and bytes that are not ASCII, as Postfix's logging does.
  static func masked(_ message: [UInt8]) -> [UInt8] {
    var text = message
    mask(&text, from: 0)
    return text
  }

  static func mask(_ text: inout [UInt8], from start: Int) {
    unsafe text.withUnsafeMutableBufferPointer { bytes in
      // Without a branch and a check for each byte, several are done at once.
      for index in start..<bytes.count {
        let byte = unsafe bytes[index]
        unsafe bytes[index] = byte &- 0x20 < 0x5F ? byte : UInt8(ascii: "?")
      }
    }
  }
}
