internal import LosslessText
internal import PostfixConfig

/// Our own words for what stands in the way of our own edits.
enum GentleWords {
  static func failure(_ problem: ListItem.Problem, of name: ParameterName, _ flag: String) -> PostconfFailure {
    switch problem {
    case .empty:
      PostconfFailure("option \(flag): found no item for \(name), expected one", try: "\(flag) \(name)=ITEM")
    case .several(let items):
      PostconfFailure(
        "option \(flag): found \(items.count) items for \(name), expected one",
        try: items.prefix(3).map { "\(flag) \(CommandPlace.quoted("\(name)=\($0)"))" }.joined(separator: " "))
    case .missingArgument(let verb):
      PostconfFailure(
        "option \(flag): found \(text(verb)) without its argument, expected the whole item",
        try: "\(flag) \(CommandPlace.quoted("\(name)=\(text(verb)) ARGUMENT"))")
    case .unwritable:
      PostconfFailure(
        "option \(flag): the item for \(name) cannot stand in a list, expected no line feed, no # in front, and braces in pairs",
        try: "\(flag) \(name)=ITEM")
    }
  }

  static func failure(_ fault: ListFault, of name: ParameterName, at place: String?) -> PostconfFailure {
    switch fault {
    case .noAnchor(let anchor, let items):
      let list = items.isEmpty ? "nothing" : items.map { "\"\($0)\"" }.joined(separator: ", ")
      return PostconfFailure(
        "\(name) has no item \"\(text(anchor.text))\", expected one of those that it has: \(list)", at: place,
        try: "--first, --last, or another item")
    case .anchorIsItem(let item):
      return PostconfFailure("\"\(item)\" cannot stand beside itself in \(name)", at: place, try: "another item")
    case .holdsNUL:
      return PostconfFailure("a NUL byte stands in \(name), expected text", at: place, try: "removing the NUL byte")
    case .unwritable(let item):
      return PostconfFailure(
        "\"\(item)\" cannot be changed in \(name) without another item changing too", at: place,
        try: "one line for each item of the list")
    }
  }

  static func warning(_ note: ListNote, in name: ParameterName) -> String {
    switch note {
    case .unreachable(let item, let end):
      "\(name): \"\(item)\" stands behind \"\(end)\" and is never reached; try --before \(end)"
    }
  }

  static func failure(_ fault: UncommentFault, of name: String, in file: String) -> PostconfFailure {
    switch fault {
    case .notFound:
      PostconfFailure(
        "\(name) is neither set nor commented out", at: file, try: "grep -n \(CommandPlace.quoted(name)) \(file)")
    case .onlyOthers(let places):
      PostconfFailure(
        "the comments for \(name) have other values: \(list(places))", at: file, try: "the name alone, for the last one"
      )
    case .setOtherwise(let place):
      PostconfFailure("\(name) is set to something else", at: "\(place)", try: "postconf -e NAME=VALUE")
    case .enclosed(let place):
      PostconfFailure(
        "the comment for \(name) stands between the lines of another entry, which would lose those behind it",
        at: "\(place)", try: "moving the comment out of the entry")
    }
  }

  static func warning(others places: [SourceLocation], than name: String) -> String {
    "\(name): took the last of several comments; others: \(list(places))"
  }

  private static func list(_ places: [SourceLocation]) -> String {
    places.map(\.description).joined(separator: ", ")
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
