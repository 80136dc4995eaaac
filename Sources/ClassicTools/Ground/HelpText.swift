/// The text of `--help`, made from the option table.
enum HelpText {
  /// Writes usage, examples and one line per option.
  ///
  /// - Parameters:
  ///   - tool: The command.
  ///   - words: The operands for the usage line.
  ///   - context: Where to write, and under which name.
  static func write(_ tool: ClassicTool, words: String, to context: CommandContext) {
    let name = String(decoding: context.programName, as: UTF8.self)
    let output = context.output
    output.write("usage: \(name) [OPTION...] \(words)\n\n\(tool.summary)\n\nexamples:\n")
    for example in tool.examples { output.write("  \(name) \(example)\n") }
    let options = tool.options
    let flags = options.map { option in option.flag + (option.argument.map { " \($0)" } ?? "") }
    let width = (flags.map(\.utf8.count).max() ?? 0) + 2
    for origin in [OptionSpecification.Origin.original, .ours] {
      output.write(origin == .original ? "\noptions of the original:\n" : "\noptions of mailauth:\n")
      for (option, flag) in zip(options, flags) where option.origin == origin {
        output.write("  \(flag)\(String(repeating: " ", count: width - flag.utf8.count))\(option.summary)\n")
      }
    }
  }
}
