internal import LosslessText

extension MainCFDocument {
  /// Changes the list that a parameter holds, in the layout that it has.
  ///
  /// - Parameters:
  ///   - change: What to change.
  ///   - name: The parameter; of several entries the last one in force is changed.
  ///   - base: The list that an entry begins with when main.cf has none; such an entry is made only when it differs.
  /// - Returns: What is noteworthy.
  /// - Throws: Why the list cannot be changed; the document is as it was then.
  public mutating func apply(
    _ change: ListChange, to name: ParameterName, base: [UInt8]
  ) throws(ListFault) -> [ListNote] {
    guard let entry = entry(of: name) else {
      var list = ListText(value: base)
      let notes = try list.apply(change, separator: .spaced)
      if list != ListText(value: base), let value = ParameterValue(list.joined) { set(name, to: value) }
      return notes
    }
    let old = ListText(entry: entry.lines, of: text, own: entry.contentLines)
    var list = old
    let notes = try list.apply(change, separator: .spaced)
    guard list != old else { return notes }
    let before = text
    replaceContent(of: entry.lines, with: list)
    guard self.entry(of: name).map({ ListItem.items(in: $0.value) }) == list.items.map(\.item) else {
      replace(before)
      throw .unwritable(change.item)
    }
    return notes
  }
}

extension MasterCFDocument {
  /// Changes the list that a service gives a parameter with `-o`.
  ///
  /// - Parameters:
  ///   - change: What to change.
  ///   - name: The parameter.
  ///   - service: One of this document's services.
  ///   - base: The list that an override begins with when the service has none.
  /// - Returns: What is noteworthy.
  /// - Throws: Why the list cannot be changed; the document is as it was then.
  public mutating func apply(
    _ change: ListChange, to name: ParameterName, in service: MasterCFService, base: [UInt8]
  ) throws(ListFault) -> [ListNote] {
    let override = service.override(of: name)
    let isSpaced = override?.value.contains(where: PostfixSyntax.isSpace) ?? true
    let old = ListText(value: override?.value ?? base)
    var list = old
    let notes = try list.apply(change, separator: isSpaced ? .spaced : .tight)
    if list != old, let value = ParameterValue(list.joined) { setOverride(name, to: value, in: service) }
    return notes
  }
}
