/// How one Postfix reads references in values.
public struct MacroDialect: Sendable {
  /// Which forms it understands.
  public let syntax: MacroSyntax
  /// Where the parameters are whose values are put in as they are written; nil where all are expanded.
  private let rawParameters: ParameterTable?

  /// Describes a Postfix that expands every value.
  ///
  /// - Parameter syntax: Which forms it understands.
  public init(_ syntax: MacroSyntax) {
    self.syntax = syntax
    rawParameters = nil
  }

  init(_ table: ParameterTable) {
    syntax = table.version.macroSyntax
    rawParameters = table.version.insertsRawValues ? table : nil
  }

  /// Says whether the value of a name is put in as it is written.
  func isRaw(_ name: ArraySlice<UInt8>) -> Bool { rawParameters?.entry(named: name)?.kind == .raw }
}

extension ParameterTable {
  /// How this Postfix reads references in values.
  public var dialect: MacroDialect { MacroDialect(self) }
}
