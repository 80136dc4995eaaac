/// An entry of master.cf while postconf(1) changes it.
struct ClassicMasterCFEntry {
  private var fields: [[UInt8]]
  /// What follows the command, options split and braces removed.
  private var arguments: [[UInt8]]

  /// Reads and checks an entry.
  ///
  /// - Parameters:
  ///   - text: Its logical line; line feeds may stand in it.
  ///   - missing: What to say when fields are missing.
  ///   - warn: Told of arguments that are not as they should be.
  /// - Throws: What is wrong with it.
  init(
    _ text: ArraySlice<UInt8>, orElse missing: MasterCFEditFault, warn: (DisplayWarning) -> Void
  ) throws(MasterCFEditFault) {
    let words = Tokens(text, separators: .blanks).copies()
    guard words.count >= 8 else { throw missing }
    for number in 1...6 {
      if let name = MasterServices.refusal(of: words[number][...], as: number) {
        let shown = text.map { $0 == 0x0A ? 0x20 : $0 }
        throw .field(name.description, value: words[number][...], entry: shown[...])
      }
    }
    fields = Array(words[..<8])
    arguments = MasterCFListing.normalized(words[8...], warn: warn)
  }

  /// What matches its name and type.
  var pattern: ServicePattern { ServicePattern(name: fields[0][...], type: fields[1][...]) }

  /// Writes the entry.
  ///
  /// - Throws: When it has no command: the original crashes then.
  /// - Returns: The lines, line feed included.
  func written() throws(MasterCFEditFault) -> [UInt8] {
    if fields[7].isEmpty { throw .field("command", value: [], entry: []) }
    var line = MasterCFLine(.folded)
    line.append { fields[$0][...] }
    line.append(arguments)
    return line.bytes + [0x0A]
  }

  /// Sets a field.
  ///
  /// - Throws: Why the value cannot stand there.
  mutating func setField(
    _ number: Int, to value: ArraySlice<UInt8>, warn: (DisplayWarning) -> Void
  ) throws(MasterCFEditFault) {
    guard number == MasterCFField.command.index else {
      if let name = MasterServices.refusal(of: value, as: number), number > 0 {
        throw .field(name.description, value: value, entry: value)
      }
      fields[number] = Array(value)
      return
    }
    let words = Tokens(value, separators: .blanks).copies()
    fields[number] = words.first ?? []
    arguments = MasterCFListing.normalized(words.dropFirst(), warn: warn)
  }

  /// Sets every `-o` of a parameter, or adds one after the last option.
  mutating func setOverride(_ name: ArraySlice<UInt8>, to value: ArraySlice<UInt8>) {
    let assignment = Array(name + [UInt8(ascii: "=")] + value)
    var index = 0
    var isNew = true
    while let place = MasterCFArguments.option(in: arguments, at: index) {
      if place == .pair, sets(name, at: index) {
        arguments[index + 1] = assignment
        isNew = false
      }
      index += place == .pair ? 2 : 1
    }
    if isNew { arguments.insert(contentsOf: [bytes("-o"), assignment], at: index) }
  }

  /// Removes every `-o` of a parameter.
  mutating func removeOverride(_ name: ArraySlice<UInt8>) {
    var index = 0
    while let place = MasterCFArguments.option(in: arguments, at: index) {
      if place == .pair, sets(name, at: index) {
        arguments.removeSubrange(index...index + 1)
      } else {
        index += place == .pair ? 2 : 1
      }
    }
  }

  private func sets(_ name: ArraySlice<UInt8>, at option: Int) -> Bool {
    let assignment = arguments[option + 1]
    guard arguments[option] == bytes("-o"), case .success(let parts) = splitNameValue(assignment[...]) else {
      return false
    }
    return assignment[parts.name] == name
  }
}
