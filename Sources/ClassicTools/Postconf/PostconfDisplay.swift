internal import PostfixConfig

/// `postconf [-p]`, `-n`, `-d` with their companions: the parameters of main.cf.
extension Postconf {
  /// Shows what was asked for.
  func display(_ request: PostconfRequest) throws(PostconfFailure) -> Int32 {
    let words = try displayRequest(request)
    let directory = words.shownDirectory
    let version = words.table.version
    context.messages.gather(before: context.output)
    let output =
      words.trace.map { tracedOutput($0, directory, version) }
      ?? ParameterDisplay.Output(
        write: { context.output.write($0) },
        warn: { warn($0, directory: directory, version) },
        flush: { context.output.flush() })
    do throws(DisplayFault) {
      let display = ParameterDisplay(words, to: output)
      if request.has(.mergedParameters) {
        try display.runMaster(.merged)
      } else if request.has(.json) {
        try show(display, request.mode, words.table.version.series.name)
      } else {
        try show(display, request.mode)
      }
    } catch {
      throw PostconfFailure(PostconfWords.fault(error))
    }
    try checkStrictly(request)
    return 0
  }

  /// An output that tells what leaves its buffer.
  private func tracedOutput(
    _ trace: Trace, _ directory: [UInt8], _ version: PostfixVersion
  ) -> ParameterDisplay.Output {
    var stream = StreamTrace(trace)
    return ParameterDisplay.Output(
      write: {
        stream.write($0.count)
        context.output.write($0)
      },
      warn: {
        warn($0, directory: directory, version)
        // What the listing left in the buffer is written out after each of these.
        switch $0 {
        case .unused, .deprecated: stream.flush()
        default: break
        }
      },
      flush: {
        stream.flush()
        context.output.flush()
      })
  }

  private func show(_ display: ParameterDisplay, _ mode: PostconfRequest.Mode) throws(DisplayFault) {
    switch mode {
    case .masterEntries: try display.runMaster(.entries)
    case .masterFields: try display.runMaster(.fields)
    case .masterParameters: try display.runMaster(.overrides)
    default: try display.run()
    }
  }

  /// Shows the same as one JSON document.
  private func show(
    _ display: ParameterDisplay, _ mode: PostconfRequest.Mode, _ version: String
  ) throws(DisplayFault) {
    let document = PostconfJSON(context.output)
    switch mode {
    case .masterEntries: document.write(services: try display.serviceRecords(.entries), version)
    case .masterFields: document.write(fields: try display.serviceRecords(.fields), version)
    case .masterParameters: document.write(overrides: try display.serviceRecords(.overrides), version)
    default: document.write(try display.records(), version)
    }
  }

  func displayRequest(_ request: PostconfRequest) throws(PostconfFailure) -> DisplayRequest {
    let target = try PostconfTarget(request, context)
    let slash = context.programName.lastIndex(of: UInt8(ascii: "/"))
    let name = Array(context.programName[(slash.map { $0 + 1 } ?? 0)...])
    var display = DisplayRequest(
      DisplaySite(
        table: target.table, release: target.release, tree: request.tree,
        process: PostfixProcess(name: name, id: context.processID), trace: trace(request)),
      configDirectory: request.configDirectory ?? context.environment("MAIL_CONFIG"), names: request.words,
      overrides: request.overrides)
    if request.has(.defaults) { display.selection = .defaults }
    if request.has(.nonDefault) { display.selection = .explicit }
    if request.has(.noNames) { display.parts = .value }
    if request.has(.noValues) { display.parts = .name }
    if request.has(.expand) { display.values = .expanded }
    if request.has(.fold) { display.layout = .folded }
    if request.has(.jsonLines) { display.layout = .json }
    if request.has(.quiet) { display.unusedNames = .hidden }
    if let classes = request.classes { display.classes = Self.classes(classes) }
    return display
  }

  private static func classes(_ list: [UInt8]) -> DisplayRequest.Classes {
    var classes: DisplayRequest.Classes = []
    for word in list.split(whereSeparator: { $0 == UInt8(ascii: ",") || PostfixSyntax.isSpace($0) }) {
      switch String(decoding: word, as: UTF8.self).lowercased() {
      case "builtin": classes.insert(.builtin)
      case "service": classes.insert(.service)
      case "user": classes.insert(.user)
      default: classes.formUnion(.all)
      }
    }
    return classes
  }
}

extension DisplayRequest {
  /// The configuration directory as messages show it.
  var shownDirectory: [UInt8] { configDirectory ?? Array("/etc/postfix".utf8) }
}
