/// The functions of references, new in Postfix 3.11: `${domain_to_ascii{text}}`, postconf(5).
enum MacroFunction {
  case domainToASCII
  case domainToUTF8

  init?(_ name: ArraySlice<UInt8>) {
    if equals(name, "domain_to_ascii") {
      self = .domainToASCII
    } else if equals(name, "domain_to_utf8") {
      self = .domainToUTF8
    } else {
      return nil
    }
  }

  /// Applies the function.
  func apply(_ domain: ArraySlice<UInt8>) throws(InternationalDomain.Problem) -> [UInt8] {
    switch self {
    case .domainToASCII: try InternationalDomain.ascii(domain)
    case .domainToUTF8: try InternationalDomain.utf8(domain)
    }
  }
}

extension MacroRun {
  /// Reads what follows the name of a function and puts its result in.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - text: Begins with the brace of the argument.
  ///   - lookup: Finds the raw value of a name.
  /// - Returns: Whether a fault was found, here or before.
  mutating func function(
    _ name: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>, _ lookup: MacroExpander.Lookup
  ) -> Bool {
    var rest = text
    guard let argument = operand(&rest) else { return true }
    guard rest.isEmpty else {
      fail(.unexpectedInput(after: argument, rest: rest))
      return true
    }
    guard let function = MacroFunction(name) else {
      fail(.unknownFunction(call(name, argument)))
      return true
    }
    guard let expanded = evaluate(argument, lookup), result.faults.isEmpty else {
      failed = true
      return true
    }
    guard mode == .expand else { return failed }
    let domain = PostfixSyntax.trimmed(expanded)
    do throws(InternationalDomain.Problem) {
      result.bytes.append(contentsOf: try function.apply(domain))
    } catch {
      fail(.untranslatable(domain, error.isOfASCII ?? (function == .domainToASCII) ? .ascii : .utf8, error))
      fail(.badDomain(call(name, domain)))
    }
    return failed
  }

  /// A function and its argument, as messages show them.
  private func call(_ name: ArraySlice<UInt8>, _ argument: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    name + [UInt8(ascii: "{")] + argument + [UInt8(ascii: "}")]
  }
}
