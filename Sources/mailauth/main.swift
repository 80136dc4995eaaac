internal import ClassicTools
internal import Dispatch
internal import Glibc
internal import MailAuthCLI

// Not an asynchronous main: classic commands must not pay for the start of the concurrency runtime.
if let status = ClassicTool.run(CommandContext.process()) { exit(status) }
Task {
  let classics = ClassicTool.allCases.flatMap { tool in tool.names.map { (name: $0, summary: tool.summary) } }
  exit(await CommandLineTool.run(Array(CommandLine.arguments.dropFirst()), classicCommands: classics))
}
dispatchMain()
