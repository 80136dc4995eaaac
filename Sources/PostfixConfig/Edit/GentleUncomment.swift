public import LosslessText

/// What became of a request to put something that is commented out in force.
public enum UncommentOutcome: Equatable, Sendable {
  /// It is in force now; the places of other ones with another content, which stay comments.
  case done(others: [SourceLocation])
  /// It was in force already.
  case inForce(SourceLocation)
}

/// Why nothing can be put in force.
public enum UncommentFault: Error, Equatable, Sendable {
  /// No comment holds it.
  case notFound
  /// Comments hold it, but with other values.
  case onlyOthers([SourceLocation])
  /// It is in force with another value.
  case setOtherwise(SourceLocation)
  /// The comment stands between the lines of an entry in force, which would lose the lines behind it.
  case enclosed(SourceLocation)
}

extension MainCFDocument {
  /// Puts a parameter that is commented out in force, with its continuation lines.
  ///
  /// Of several commented entries it is the last one: that was in force if `postconf -#` made them comments.
  ///
  /// - Parameters:
  ///   - name: The parameter.
  ///   - value: The value that the entry must have; nil for any.
  /// - Returns: What became of it.
  /// - Throws: Why the document stays as it is.
  public mutating func uncomment(
    _ name: ParameterName, value: ParameterValue? = nil
  ) throws(UncommentFault) -> UncommentOutcome {
    func isWanted(_ entry: MainCFEntry) -> Bool { value.map { isSame($0.bytes, entry.value) } ?? true }
    if let active = entry(of: name) {
      guard isWanted(active) else { throw .setOtherwise(active.location) }
      return .inForce(active.location)
    }
    let commented = entries.filter { $0.state == .commented && $0.name == name }
    let wanted = commented.filter(isWanted)
    guard let entry = wanted.last(where: { !isEnclosed($0) }) else {
      if let last = wanted.last { throw .enclosed(last.location) }
      throw commented.isEmpty ? .notFound : .onlyOthers(commented.map(\.location))
    }
    let others = commented.filter { !isSame($0.value, entry.value) }
    uncomment(entry)
    return .done(others: value == nil ? others.map(\.location) : [])
  }

  /// Says whether two values differ in white space at most.
  private func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    PostfixSyntax.words(left[...]).elementsEqual(PostfixSyntax.words(right[...]), by: ==)
  }
}

extension MasterCFDocument {
  /// Puts a service that is commented out in force, with its commented `-o` lines; of several the last one.
  ///
  /// - Parameters:
  ///   - name: The name, or where it listens.
  ///   - type: The type; nil for any.
  /// - Returns: What became of it.
  /// - Throws: Why the document stays as it is.
  public mutating func uncomment(_ name: [UInt8], type: [UInt8]?) throws(UncommentFault) -> UncommentOutcome {
    let matching = services.filter {
      $0.field(.service) == name && (type == nil || $0.field(.type) == type)
    }
    if let active = matching.first(where: { $0.state == .active }) { return .inForce(active.location) }
    guard let service = matching.last(where: { !isEnclosed($0) }) else {
      if let last = matching.last { throw .enclosed(last.location) }
      throw .notFound
    }
    let others = matching.filter { $0.words != service.words }.map(\.location)
    uncomment(service)
    return .done(others: others)
  }

  /// Says whether the line of an entry in force follows that continues it.
  private func isEnclosed(_ service: MasterCFService) -> Bool {
    let roles = text.lines[service.lines.upperBound...].lazy.map { LogicalLine.Role(of: $0) }
    return roles.first { $0 != .skipped } == .continuation
  }
}
