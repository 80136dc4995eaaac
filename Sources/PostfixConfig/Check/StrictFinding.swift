public import LosslessText

/// Something in main.cf or master.cf that Postfix would stumble over, or pass over in silence.
public struct StrictFinding: Equatable, Sendable {
  /// What is wrong.
  public enum Fault: Equatable, Sendable {
    /// Postfix has no such parameter, and nothing uses the name; the one that was probably meant.
    case unknown(suggestion: [UInt8]?)
    /// Other releases of Postfix have the parameter, and nothing uses the name.
    case otherRelease
    /// The value refers to a name that is not defined; the one that was probably meant.
    case undefined([UInt8], suggestion: [UInt8]?)
    /// The parameter cannot be set.
    case readOnly
    /// The value is wrong.
    case value(ValueFault)
    /// An option of master.cf has white space around its equal sign: Postfix takes the rest for no option, and reads
    /// no option behind it.
    case spacedOption(word: [UInt8])
    /// A line that Postfix cannot read.
    case syntax(String)
  }

  /// What is wrong.
  public let fault: Fault
  /// The parameter; empty for lines that cannot be read.
  public let name: [UInt8]
  /// Its value.
  public let value: [UInt8]
  /// `name/type` of the service that sets it; nil for main.cf.
  public let service: String?
  /// Where it stands.
  public let location: SourceLocation

  /// Says whether another finding is the same thing, maybe on another line.
  func isSame(as other: StrictFinding) -> Bool {
    fault == other.fault && name == other.name && value == other.value && service == other.service
  }
}

extension [StrictFinding] {
  /// The findings that an edit brought in, or left in what it edited.
  ///
  /// - Parameter before: What was found before the edit.
  /// - Returns: Those that were not found before.
  public func subtracting(_ before: [StrictFinding]) -> [StrictFinding] {
    filter { finding in !before.contains { finding.isSame(as: $0) } }
  }
}
