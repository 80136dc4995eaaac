internal import Provisioning
internal import SystemPackage

extension FailureText {
  /// Gives its words to the reason why a recorded change stays.
  init(_ fault: UndoFault) {
    switch fault {
    case .noRecord(let id):
      self.init("there is no record \(id)", try: GivenPlace.command("history"))
    case .changedSince(let record, let places):
      let list = places.map { place in place.line.map { "\(place.path):\($0)" } ?? "\(place.path)" }
      self.init(
        "record \(record) cannot be undone, since somebody changed what it wrote: \(list.joined(separator: ", "))",
        try:
          "\(GivenPlace.command("history")), for a later change of these; or --force, to lose what was written since"
      )
    case .purged(let record, let paths):
      self.init(
        "record \(record) cannot be undone: what \(paths.map(\.string).joined(separator: ", ")) held before is kept no longer",
        try: "a backup of these files")
    }
  }
}
