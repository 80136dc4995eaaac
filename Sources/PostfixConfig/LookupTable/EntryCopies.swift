/// Entries copied out of an index, to be looked at when its lock has been given back.
///
/// Whoever reads a listing may be slow, or change the same index with what it reads.
struct EntryCopies {
  /// Keys and values by turns, each with a NUL behind it: they are C strings.
  private var bytes: [UInt8] = []

  /// Adds an entry; neither part holds a NUL.
  mutating func append(_ key: [UInt8], _ value: [UInt8]) {
    bytes += key
    bytes.append(0)
    bytes += value
    bytes.append(0)
  }

  /// Visits the entries in the order in which they came.
  func forEach(_ visit: (_ key: [UInt8], _ value: [UInt8]) -> Void) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let key = rest.prefix { $0 != 0 }
      let value = rest[(key.endIndex + 1)...].prefix { $0 != 0 }
      visit(Array(key), Array(value))
      rest = rest[(value.endIndex + 1)...]
    }
  }
}
