/// A table of type `inline`: its name holds the entries.
final class InlineTable: LookupTable {
  let displayName: [UInt8]
  private let entries: SettingTable

  /// Reads `{name=value, ...}`; an entry with blanks stands in braces of its own.
  init(_ name: [UInt8], _ options: TableOptions) throws(TableError) {
    displayName = name
    guard name.first == UInt8(ascii: "{"), name.last == UInt8(ascii: "}"), name.count > 2,
      case .success = unbraced(name[...])
    else { throw .inline(.syntax) }
    if options.encoding == .utf8, !UTF8Text.isValid(name) { throw .inline(.encoding) }
    options.trace?.tell(.uses, .table(.opened(type: "internal", name: name)))
    var table = SettingTable()
    var words = Tokens(name[1..<name.count - 1], separators: .blanksAndCommas)
    while let word = words.next() {
      let (key, value) = try Self.entry(word)
      do throws(TableError) {
        let stored = options.values == .files ? try FileValues.content(of: value, options) : Array(value)
        table.set(TableAccess.key(key, options)[...], to: stored[...])
      } catch {
        throw .inline(.file(error))
      }
    }
    guard !table.isEmpty else { throw .inline(.empty) }
    entries = table
  }

  private static func entry(
    _ word: ArraySlice<UInt8>
  ) throws(TableError) -> (key: ArraySlice<UInt8>, value: ArraySlice<UInt8>) {
    var text = word
    if word.first == UInt8(ascii: "{") {
      switch unbraced(word) {
      case .success(let inner): text = inner
      case .failure(let fault): throw .inline(.braces(fault.brace, text: Array(word)))
      }
      guard !text.isEmpty else { throw .inline(.noKey) }
    }
    switch splitNameValue(text) {
    case .success(let (name, value)): return (text[name], text[value])
    case .failure(.missingName) where text.first == UInt8(ascii: "="):
      return (text[text.startIndex..<text.startIndex], PostfixSyntax.trimmed(text.dropFirst()))
    case .failure(let fault): throw .inline(.entry(fault))
    }
  }

  func value(of key: ArraySlice<UInt8>) throws(TableError) -> [UInt8]? { entries.value(of: key).map { Array($0) } }

  /// Visits every entry in byte order; the order of the original is that of a hash table with a random seed.
  func forEach(_ visit: (_ key: [UInt8], _ value: [UInt8]) -> Void) throws(TableError) {
    for index in entries.sortedIndices() { visit(Array(entries.name(at: index)), Array(entries.value(at: index))) }
  }
}
