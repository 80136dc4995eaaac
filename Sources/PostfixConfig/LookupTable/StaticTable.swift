/// A table of type `static`: its name is the value of every key.
final class StaticTable: LookupTable {
  let displayName: [UInt8]
  private let result: [UInt8]

  /// Takes the name, or the text between its braces, for the value.
  init(_ name: [UInt8], _ options: TableOptions) throws(TableError) {
    displayName = name
    var text = name[...]
    if name.first == UInt8(ascii: "{") {
      switch unbraced(text) {
      case .success(let inner): text = inner
      case .failure(let fault): throw .staticValue(fault.brace, text: name)
      }
    }
    result = options.values == .files ? try FileValues.content(of: text, options) : Array(text)
  }

  func value(of key: ArraySlice<UInt8>) throws(TableError) -> [UInt8]? { result }
}

/// A fault of braces as an error.
struct BraceError: Error {
  let brace: BraceFault
}

/// Takes text out of the braces that it begins with, and the white space within them off.
func unbraced(_ text: ArraySlice<UInt8>) -> Result<ArraySlice<UInt8>, BraceError> {
  var depth = 0
  for place in text.indices {
    if text[place] == UInt8(ascii: "{") { depth += 1 }
    if text[place] == UInt8(ascii: "}") { depth -= 1 }
    guard depth == 0 else { continue }
    let rest = text[(place + 1)...]
    guard rest.isEmpty else { return .failure(BraceError(brace: .textAfterClose)) }
    return .success(PostfixSyntax.trimmed(text[text.startIndex + 1..<place]))
  }
  return .failure(BraceError(brace: .missingClose))
}
