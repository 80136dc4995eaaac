/// One JSON object per line, RFC 8259; keys that mean nothing here are passed over with their values.
struct JSONLines: LineParser {
  func parse(_ range: Range<Int>, in buffer: LineBuffer) throws(ImportFault.Reason) -> ParsedLine? {
    guard range.contains(where: { !isBlank(buffer[$0]) }) else { return nil }
    var object = JSONObject(buffer, range)
    var line = ParsedLine()
    do throws(JSONObject.Failure) {
      try object.open()
      while let name = try object.nextName() {
        let field = AccountField(name: String(decoding: buffer.bytes(name), as: UTF8.self))
        let value = try object.value()
        // `null` is as good as nothing.
        guard let value else { continue }
        do throws(ImportFault.Reason) {
          try line.set(field, value, in: buffer)
        } catch {
          throw JSONObject.Failure(position: value.lowerBound, reason: error)
        }
      }
      try object.finish()
    } catch {
      throw error.reason ?? .notJSON(column: error.position - range.lowerBound + 1)
    }
    return line
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
