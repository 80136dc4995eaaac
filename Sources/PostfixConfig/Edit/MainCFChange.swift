internal import LosslessText

/// One change to main.cf.
public enum MainCFChange: Equatable, Sendable {
  /// Gives a parameter a value.
  case set(ParameterName, ParameterValue)
  /// Takes every entry of a parameter out.
  case remove(ParameterName)
  /// Comments every entry of a parameter out.
  case commentOut(ParameterName)

  /// The parameter.
  public var name: ParameterName {
    switch self {
    case .set(let name, _), .remove(let name), .commentOut(let name): name
    }
  }
}

extension MainCFDocument {
  /// Applies changes in order.
  ///
  /// - Parameters:
  ///   - changes: What to change.
  ///   - policy: *classic* for the bytes that postconf(1) would write, *gentle* to keep comments and layout.
  /// - Returns: Parameters of which the document held several entries that were changed, in the order of the file.
  @discardableResult
  public mutating func apply(_ changes: [MainCFChange], policy: EditPolicy) -> [ParameterName] {
    switch policy {
    case .classic:
      let edit = ClassicMainCFEdit(changes, to: text.bytes)
      replace(LosslessText(edit.bytes))
      return edit.repeated
    case .gentle:
      for change in changes { applyGently(change) }
      return []
    }
  }

  /// Gives a parameter a value.
  ///
  /// - Parameters:
  ///   - name: The parameter.
  ///   - value: The value.
  ///   - policy: *gentle* replaces the value in place, or puts the entry after a commented-out example of itself, or at
  ///     the end; it changes nothing when the value is already in force.
  public mutating func set(_ name: ParameterName, to value: ParameterValue, policy: EditPolicy = .gentle) {
    apply([.set(name, value)], policy: policy)
  }

  /// Takes every entry of a parameter out.
  ///
  /// - Parameters:
  ///   - name: The parameter.
  ///   - policy: Both policies keep comments that stand inside the entry.
  public mutating func remove(_ name: ParameterName, policy: EditPolicy = .gentle) {
    apply([.remove(name)], policy: policy)
  }

  /// Comments every entry of a parameter out.
  ///
  /// - Parameters:
  ///   - name: The parameter.
  ///   - policy: Both policies give the same bytes.
  public mutating func commentOut(_ name: ParameterName, policy: EditPolicy = .gentle) {
    apply([.commentOut(name)], policy: policy)
  }
}
