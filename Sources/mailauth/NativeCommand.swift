internal import ClassicTools
internal import Dispatch
internal import Glibc
internal import MailAuthCLI

/// Runs a native command and ends the process with its status.
///
/// Not an asynchronous main, and not inlined into main: classic commands must not pay for the concurrency runtime.
@inline(never)
func runNativeCommand() -> Never {
  Task {
    let classics = ClassicTool.allCases.flatMap { tool in tool.names.map { (name: $0, summary: tool.summary) } }
    exit(await CommandLineTool.run(Array(CommandLine.arguments.dropFirst()), classicCommands: classics))
  }
  dispatchMain()
}
