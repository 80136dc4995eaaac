/// Tells, once for each place, that a `$name` makes a setting count as used.
struct UseTrace {
  private let trace: Trace
  /// The names that were told of: the number of the entry of master.cf that sets them, or nothing for main.cf, and the name.
  private var told = SettingTable()

  init(_ trace: Trace) {
    self.trace = trace
  }

  /// Tells of a name.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - user: The entry of master.cf whose value has the `$name`; nil for main.cf.
  ///   - owner: The entry that sets the name; nil for main.cf.
  ///   - master: The entries.
  mutating func tell(_ name: ArraySlice<UInt8>, in user: Int?, setBy owner: Int?, _ master: MasterServices) {
    let key = Array((owner.map { String($0) } ?? "").utf8) + [0x20] + name
    guard told.index(of: key[...]) == nil else { return }
    told.set(key[...], to: [])
    trace.tell(.uses, .used(name: name, in: place(user, master), set: place(owner, master)))
  }

  /// Tells of a name that main.cf uses and services set.
  mutating func tell(_ name: ArraySlice<UInt8>, ofAllIn master: MasterServices) {
    for entry in 0..<master.count {
      guard let scope = master.scope(of: entry), master.scopes[scope].table.index(of: name) != nil else { continue }
      tell(name, in: nil, setBy: entry, master)
    }
  }

  private func place(_ entry: Int?, _ master: MasterServices) -> TraceEvent.Place {
    guard let entry, let scope = master.scope(of: entry) else { return .main }
    return .service(master.scopes[scope].name[...])
  }
}

extension MasterServices {
  /// Tells of every `-o`, in the order of the file.
  func tell(_ trace: Trace) {
    var known = SettingTable()
    for number in stride(from: 0, to: updates.count, by: 4) {
      guard let scope = scope(of: Int(updates[number])) else { continue }
      let service = scopes[scope].name[...]
      if known.index(of: service) == nil {
        known.set(service, to: [])
        trace.tell(.values, .registered(dictionary: service))
      }
      let (start, middle, end) = (Int(updates[number + 1]), Int(updates[number + 2]), Int(updates[number + 3]))
      trace.tell(.values, .updated(name: updateText[start..<middle], value: updateText[middle..<end]))
    }
  }
}
