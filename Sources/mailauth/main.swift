internal import ClassicTools
internal import Glibc

if let status = ClassicTool.run(CommandContext.process()) { exit(status) }
runNativeCommand()
