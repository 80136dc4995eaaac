internal import ClassicTools
internal import Glibc

let world = CommandContext.process()
if let status = ClassicTool.run(world) { exit(status) }
world.complain("unknown command; try one of: \(ClassicTool.allCases.flatMap(\.names).joined(separator: ", "))")
exit(64)
