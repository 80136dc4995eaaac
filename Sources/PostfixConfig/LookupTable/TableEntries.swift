/// The entries of a table's source, postmap(1): logical lines of a key, white space and a value.
public struct TableEntries {
  /// What is read.
  public struct Entry {
    /// The key, quotes included.
    public let key: ArraySlice<UInt8>
    /// The value without the white space around it; empty where there is none.
    public let value: ArraySlice<UInt8>
    /// The number of its first line.
    public let line: Int
  }

  /// How lines that are not UTF-8 are treated.
  public enum Encoding: Equatable, Sendable {
    /// They are left out with a warning.
    case utf8
    /// As they are.
    case bytes
  }

  private let text: LogicalText
  private let path: [UInt8]
  private let encoding: Encoding
  private let reading: SourceReading?
  private let warn: (TableWarning) -> Void

  /// Reads a source.
  ///
  /// - Parameters:
  ///   - source: The bytes of the file.
  ///   - path: The file as messages show it.
  ///   - encoding: How lines that are not UTF-8 are treated.
  ///   - reading: Told of every line before it is looked at.
  ///   - warn: Told of lines that are left out.
  public init(
    _ source: [UInt8], path: [UInt8], encoding: Encoding, reading: SourceReading? = nil,
    warn: @escaping (TableWarning) -> Void
  ) {
    text = LogicalText(source)
    self.path = path
    self.encoding = encoding
    self.reading = reading
    self.warn = warn
  }

  /// Visits the lines that can be taken apart, in order.
  ///
  /// - Parameter visit: Gets each entry, also one without a value.
  /// - Throws: What the closure throws.
  public func forEach<Failure: Error>(_ visit: (Entry) throws(Failure) -> Void) throws(Failure) {
    try forEachLine { (line, number) throws(Failure) in
      guard let end = Self.endOfKey(line) else {
        warn(.line(path: path, number: number, .unbalancedQuote(text: line)))
        return
      }
      try visit(Entry(key: line[..<end], value: PostfixSyntax.trimmed(line[end...]), line: number))
    }
  }

  /// Visits the logical lines that are what the encoding asks for.
  func forEachLine<Failure: Error>(_ visit: (ArraySlice<UInt8>, Int) throws(Failure) -> Void) throws(Failure) {
    for index in 0..<text.lineCount {
      let line = text.line(at: index)
      reading?.advance(to: index + 1 < text.lineCount ? text.line(at: index + 1).number : nil)
      guard !line.isStray(in: text) else {
        warn(.strayContinuation(path: path, start: text[line].prefix(30), count: line.wholeCount))
        continue
      }
      let bytes = text[line]
      if encoding == .utf8, !UTF8Text.isValid(bytes) {
        warn(.line(path: path, number: line.number, .encoding(text: bytes)))
        continue
      }
      try visit(bytes, line.number)
    }
    reading?.advance(to: nil)
  }

  /// Finds the white space after the key, which counts for none between quotes and after a backslash.
  private static func endOfKey(_ line: ArraySlice<UInt8>) -> Int? {
    var place = line.startIndex
    var isQuoted = false
    while place < line.endIndex {
      let byte = line[place]
      if byte == UInt8(ascii: "\\") {
        place += 1
      } else if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if !isQuoted, PostfixSyntax.isSpace(byte) {
        return place
      }
      place += 1
    }
    return isQuoted ? nil : line.endIndex
  }
}
