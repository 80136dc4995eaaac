/// The items of `known_tcp_ports`: `service=port`, or `service=service=port`, parted by commas; postconf(5).
enum KnownPorts {
  /// Finds what is wrong with the items.
  ///
  /// - Returns: A warning for each bad item.
  static func warnings(_ value: ArraySlice<UInt8>) -> [DisplayWarning] {
    var known: [ArraySlice<UInt8>] = []
    var warnings: [DisplayWarning] = []
    for item in value.split(separator: UInt8(ascii: ",")) where !PostfixSyntax.trimmed(item).isEmpty {
      if let fault = fault(in: item, &known) { warnings.append(.knownPort(fault, item)) }
    }
    return warnings
  }

  private static func fault(
    in item: ArraySlice<UInt8>, _ known: inout [ArraySlice<UInt8>]
  ) -> DisplayWarning.PortFault? {
    var names = item.split(separator: UInt8(ascii: "="), omittingEmptySubsequences: false).map {
      PostfixSyntax.trimmed($0)
    }
    guard names.count > 1, let port = names.popLast() else { return .form }
    if port.isEmpty { return .missingPort }
    if port.contains(where: PostfixSyntax.isSpace) { return .spaceInPort }
    for name in names {
      if name.isEmpty { return .missingName }
      if name.contains(where: PostfixSyntax.isSpace) { return .spaceInName }
      if isNumber(name) { return .numberAsName }
      if known.contains(name) { return .duplicate }
    }
    if !isNumber(port) { return .portNotANumber }
    known += names
    return nil
  }

  private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    text.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }
}
