internal import PostfixConfig

/// The edits of a command line: `name=value` words for `-e`, names for `-X` and `-#`.
struct PostconfEdits {
  /// The changes, one per name: for a name given twice, the last one.
  private(set) var changes: [MainCFChange] = []
  /// The place of each name among the changes, as four bytes: a dictionary costs 250,000 instructions at first use.
  private var places = SettingTable()

  /// How a request differs from a later one of the same name.
  enum Repetition {
    case same
    case another
  }

  /// Told of a request that a later one replaces.
  typealias Ignored = (_ request: [UInt8], _ repetition: Repetition) throws(PostconfFailure) -> Void

  /// Reads the words; all of them are checked before the file is touched.
  ///
  /// - Parameters:
  ///   - action: What the words ask for.
  ///   - words: The words.
  ///   - ignored: Told `name = value` of a request that a later one of the same name replaces, when that one is read,
  ///     and whether both are alike.
  /// - Throws: What the original says before it exits.
  init(
    _ action: PostconfRequest.Action, words: [[UInt8]], ignored: Ignored
  ) throws(PostconfFailure) {
    for word in words {
      if word.contains(UInt8(ascii: "\n")) { throw PostconfFailure("-e, -X, or -# accepts no multi-line input") }
      let text = word.drop(while: PostfixSyntax.isSpace)
      if text.first == UInt8(ascii: "#") { throw PostconfFailure("-e, -X, or -# accepts no comment input") }
      switch action {
      case .edit: try addSetting(text, ignored)
      default: try addName(text, action)
      }
    }
  }

  private func position(of name: ParameterName) -> Int? {
    places.value(of: name.bytes[...])?.reduce(0) { $0 << 8 | Int($1) }
  }

  private mutating func append(_ change: MainCFChange) {
    let place = UInt32(changes.count)
    let text = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: place >> $0) }
    places.set(change.name.bytes[...], to: text[...])
    changes.append(change)
  }

  private mutating func addSetting(
    _ text: ArraySlice<UInt8>, _ ignored: Ignored
  ) throws(PostconfFailure) {
    let assignment: Assignment
    do throws(Assignment.Problem) {
      assignment = try Assignment(text)
    } catch {
      throw PostconfFailure(Array("\(error.rawValue): \"".utf8) + text + [UInt8(ascii: "\"")])
    }
    // Arguments hold no NUL and a line feed was refused, so both are legal.
    guard let name = ParameterName(assignment.name), let value = ParameterValue(assignment.value) else { return }
    if let earlier = position(of: name), case .set(_, let old) = changes[earlier] {
      try ignored(name.bytes + Array(" = ".utf8) + old.bytes, old.bytes == value.bytes ? .same : .another)
      changes[earlier] = .set(name, value)
    } else {
      append(.set(name, value))
    }
  }

  /// Postfix 3.7.6 to 3.7.17 crash on a name that is given twice; like later versions, ours takes it once.
  private mutating func addName(
    _ text: ArraySlice<UInt8>, _ action: PostconfRequest.Action
  ) throws(PostconfFailure) {
    if text.contains(UInt8(ascii: "=")) { throw PostconfFailure("-X or -# requires parameter names without value") }
    if text.isEmpty { throw PostconfFailure("-X or -# requires non-blank parameter names") }
    // A name with white space inside can be no entry's name.
    guard let name = ParameterName(text), position(of: name) == nil else { return }
    append(action == .exclude ? .remove(name) : .commentOut(name))
  }
}
