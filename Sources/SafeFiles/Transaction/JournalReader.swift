/// Reads what a journal or a record consists of: lines, and strings of known lengths.
struct JournalReader {
  var bytes: ArraySlice<UInt8>

  mutating func line() -> String? {
    guard let end = bytes.firstIndex(of: 10) else { return nil }
    defer { bytes = bytes[(end + 1)...] }
    return String(decoding: bytes[..<end], as: UTF8.self)
  }

  mutating func bytes(_ count: Int) -> [UInt8]? {
    guard count >= 0, bytes.count >= count else { return nil }
    defer { bytes = bytes.dropFirst(count) }
    return Array(bytes.prefix(count))
  }

  /// Bytes that may be absent (-1); nil when the journal ends too early.
  mutating func optional(_ count: Int) -> [UInt8]?? {
    count == -1 ? .some(nil) : bytes(count).map { .some($0) }
  }

  /// A name and a text, as `name length`, the text and a line end.
  mutating func field() -> (name: String, value: String)? {
    guard let words = line()?.split(separator: " "), words.count == 2, let count = Int(words[1]),
      let value = bytes(count), bytes(1) == [10]
    else { return nil }
    return (String(words[0]), String(decoding: value, as: UTF8.self))
  }
}
