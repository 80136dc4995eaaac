internal import PostfixConfig

/// postmap(1) and postalias(1): make and query lookup tables, with the original's words and status.
struct Postmap {
  let context: CommandContext
  let tool: TableRequest.Tool

  /// Runs the command.
  ///
  /// - Returns: The exit status.
  func run() -> Int32 {
    let command = TableCommand(context)
    do throws(TableFailure) {
      let request = try TableRequest(tool, command)
      if request.has(.help) {
        HelpText.write(tool == .postmap ? .postmap : .postalias, words: "[TYPE:]FILE...", to: context)
        return 0
      }
      let trace = command.trace(request.verbosity)
      command.useOutput(trace)
      let parameters = try TableParameters.read(request, command, trace)
      command.messageEncoding = parameters.encoding
      try Self.check(request, command)
      let run = TableRun(
        command: command, request: request, parameters: parameters, tool: tool, trace: trace,
        report: TableReport(request, command))
      let status = try run.run()
      command.finish()
      return status
    } catch {
      return command.fail(error)
    }
  }

  /// Refuses options that go with keys from the standard input only.
  private static func check(_ request: TableRequest, _ command: TableCommand) throws(TableFailure) {
    guard request.has(.body) || request.has(.header) || request.has(.mime) else { return }
    guard case .query(let key) = request.action, key.elementsEqual("-".utf8) else {
      throw TableFailure("specify -b -h or -m only with \"-q -\"")
    }
    if !request.has(.body), !request.has(.header) { command.warn(Array("ignoring -m option without -b or -h".utf8)) }
  }
}
