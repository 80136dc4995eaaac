internal import LosslessText

/// The source of a lookup table, postmap(1), as a document whose entries can be edited one by one.
///
/// Comments, order and layout of other entries stay. The law of this type, for every `b`: `TableDocument(b).bytes == b`.
public struct TableDocument: Equatable, Sendable {
  private var text: LosslessText

  /// Takes the bytes of a file.
  ///
  /// - Parameter bytes: Any bytes at all.
  /// - Complexity: O(*n*) in the number of bytes.
  public init(_ bytes: some Sequence<UInt8>) {
    text = LosslessText(bytes)
  }

  /// The bytes of the file.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public var bytes: [UInt8] { text.bytes }

  /// Says whether the table has entries.
  public var isEmpty: Bool { entries.isEmpty }

  /// Finds the value of a key.
  ///
  /// - Parameter key: The key; its case does not count.
  /// - Returns: The value of the first entry; nil when there is none.
  /// - Complexity: O(*n*) in the number of bytes.
  public func value(of key: String) -> [UInt8]? {
    entries.first { $0.key == Self.folded(key.utf8) }?.value
  }

  /// Sets the value of a key: in its entry, else in a new one at the end; further entries of the key go.
  ///
  /// - Parameters:
  ///   - key: The key: no white space.
  ///   - value: The value: one line, no white space around it.
  /// - Complexity: O(*n*) in the number of bytes.
  public mutating func set(_ key: String, to value: [UInt8]) {
    let found = entries.filter { $0.key == Self.folded(key.utf8) }
    guard found.count != 1 || found[0].value != value else { return }
    let line = PhysicalLine(content: Array(key.utf8) + [0x20] + value)
    for entry in found.dropFirst().reversed() { text.replaceLines(entry.lines, with: []) }
    if let first = found.first {
      text.replaceLines(first.lines, with: [line])
    } else {
      text.append([line])
    }
  }

  /// Removes the entries of a key.
  ///
  /// - Parameter key: The key; its case does not count.
  /// - Complexity: O(*n*) in the number of bytes.
  public mutating func remove(_ key: String) {
    for entry in entries.reversed() where entry.key == Self.folded(key.utf8) {
      text.replaceLines(entry.lines, with: [])
    }
  }

  private struct Entry {
    let key: [UInt8]
    let value: [UInt8]
    var lines: Range<Int>
  }

  /// The logical lines with a key: comments and blank lines among the continuation lines belong to nothing.
  private var entries: [Entry] {
    var result: [(bytes: [UInt8], lines: Range<Int>)] = []
    for (index, line) in text.lines.enumerated() {
      let content = line.content
      guard let first = content.first(where: { !PostfixSyntax.isSpace($0) }), first != UInt8(ascii: "#") else {
        continue
      }
      if content.first.map(PostfixSyntax.isSpace) == false {
        result.append((Array(content), index..<index + 1))
      } else if let last = result.indices.last {
        result[last].bytes += content
        result[last].lines = result[last].lines.lowerBound..<index + 1
      }
    }
    return result.map { entry in
      let end = entry.bytes.firstIndex(where: PostfixSyntax.isSpace) ?? entry.bytes.endIndex
      return Entry(
        key: Self.folded(entry.bytes[..<end]), value: Array(PostfixSyntax.trimmed(entry.bytes[end...])),
        lines: entry.lines)
    }
  }

  private static func folded(_ key: some Sequence<UInt8>) -> [UInt8] {
    UTF8Text.lowercasedASCII(Array(key)[...])
  }
}
