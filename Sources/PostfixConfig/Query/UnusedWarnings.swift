/// What postconf(1) tells after a listing: settings that nothing uses, and those of deprecated names.
extension UserParameters {
  /// Which files are told of.
  enum UnusedPlaces {
    /// main.cf, then master.cf.
    case all
    /// master.cf only: `-M`, `-F` and `-P`.
    case master
  }

  /// Warns about settings, in byte order of their names: main.cf's, then each service's.
  func warnAboutUnused(in places: UnusedPlaces) {
    guard unusedNames == .told else { return }
    let version = lookup.table.version
    var sawDeprecated = false
    if places == .all {
      for index in order where !main.isRemoved(index) {
        let isKnown = main.isKnown(index) || main.isDeclared(index)
        if isKnown, !version.warnsAboutDeprecatedNames { continue }
        if warn(.main, main.name(at: index), main.value(at: index), isKnown) { sawDeprecated = true }
      }
    }
    for service in 0..<master.count {
      guard let scope = master.scope(of: service) else { continue }
      let table = master.scopes[scope].table
      for index in table.sortedIndices() {
        let isKnownHere = table.isKnown(index) || table.isDeclared(index)
        if isKnownHere, !version.warnsAboutDeprecatedNames { continue }
        let name = table.name(at: index)
        let isKnown = isKnownHere || main.index(of: name).map { main.isKnown($0) } ?? false
        if warn(.master, name, table.value(at: index), isKnown) { sawDeprecated = true }
      }
    }
    if sawDeprecated, version.explainsDeprecation { warn(.seeDeprecation) }
  }

  /// Tells of one setting.
  ///
  /// - Returns: Whether its name is deprecated.
  private func warn(
    _ place: DisplayWarning.Place, _ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>, _ isKnown: Bool
  ) -> Bool {
    if let advice = DeprecatedParameter.advice(name, in: lookup.table.version) {
      warn(.deprecated(place, name: name, advice, isKnown ? .known : .removed))
      return true
    }
    if !isKnown { warn(.unused(place, name: name, value: value)) }
    return false
  }
}
