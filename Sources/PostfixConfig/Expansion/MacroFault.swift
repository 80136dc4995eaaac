/// What is wrong with a `$name` or `${...}` in a parameter value; postconf(5), "parameter value syntax".
///
/// Texts are bytes of the value; `rest` is what follows the place of the fault.
public enum MacroFault: Error, Equatable, Sendable {
  /// A `${` or `$(` is not closed.
  case truncatedReference(ArraySlice<UInt8>)
  /// A `$` is followed by no name.
  case emptyName(ArraySlice<UInt8>)
  /// References refer to each other more than a hundred deep, or in a circle.
  case tooDeep(ArraySlice<UInt8>)
  /// A character that no name can have.
  case badName(ArraySlice<UInt8>, rest: ArraySlice<UInt8>)
  /// No comparison operator after `{...}`.
  case operatorExpected(left: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)
  /// Letters after a comparison operator that are not `level`.
  case badOperatorSuffix(operator: ArraySlice<UInt8>, suffix: ArraySlice<UInt8>)
  /// No `{...}` after a comparison operator.
  case operandExpected(left: ArraySlice<UInt8>, operator: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)
  /// Neither `?` nor `:` after a comparison.
  case branchExpected(rest: ArraySlice<UInt8>)
  /// No `:` after `?{...}`.
  case colonExpected(after: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)
  /// Text after the last `{...}`.
  case unexpectedInput(after: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)
  /// Braces inside a reference that do not match.
  case unbalancedBraces(ArraySlice<UInt8>)
  /// An operand of `<level` and the like that is not `major.minor.patch`.
  case malformedLevel(ArraySlice<UInt8>)
  /// A name before `{` that is no function, with its argument.
  case unknownFunction(ArraySlice<UInt8>)
  /// A domain that has no other spelling.
  case untranslatable(ArraySlice<UInt8>, DomainSpelling, InternationalDomain.Problem)
  /// A function and its argument, after what is wrong with the domain.
  case badDomain(ArraySlice<UInt8>)
  /// An operand of digits that no machine word holds.
  case numberOutOfRange(ArraySlice<UInt8>)
}

/// A spelling of domain names with letters beyond ASCII.
public enum DomainSpelling: Equatable, Sendable {
  /// As DNS has them, `xn--...`.
  case ascii
  /// As people read them.
  case utf8
}

/// A value after expansion.
public struct Expansion: Equatable, Sendable {
  /// The text; where there are faults, as far as it could be read.
  public internal(set) var bytes: [UInt8] = []
  /// What was wrong, in the order of discovery; empty when all is well.
  public internal(set) var faults: [MacroFault] = []
  /// Whether the faults were told of when they were found, between the lines of a trace.
  var isReported = false
}
