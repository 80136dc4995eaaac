/// Where the parts of a stored key end.
struct KeyParts {
  /// Where the user's name ends.
  let user: Int
  /// Where the realm ends.
  let realm: Int
  /// How long the key is.
  private let count: Int

  /// What the original's buffers hold; at a longer part it would loop for ever.
  static let longest = 16383

  /// Finds the two NUL bytes; nil unless there are exactly two.
  init?(_ bytes: UnsafeRawBufferPointer) {
    var ends = (-1, -1)
    for index in 0..<bytes.count where unsafe bytes[index] == 0 {
      if ends.0 < 0 {
        ends.0 = index
      } else if ends.1 < 0 {
        ends.1 = index
      } else {
        return nil
      }
    }
    guard ends.1 >= 0 else { return nil }
    (user, realm) = ends
    count = bytes.count
  }

  /// Says whether every part fits into the original's buffers.
  var isListable: Bool {
    user <= Self.longest && realm - user - 1 <= Self.longest && count - realm - 1 <= Self.longest
  }

  /// Says whether the realm of the key is a certain one.
  func hasRealm(_ wanted: [UInt8], in bytes: UnsafeRawBufferPointer) -> Bool {
    unsafe bytes[(user + 1)..<realm].elementsEqual(wanted)
  }
}
