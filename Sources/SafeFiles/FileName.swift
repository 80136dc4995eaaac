/// A name within a directory as the system has it: bytes that need not be UTF-8, without a slash.
struct FileName: Equatable, Sendable {
  /// The name with the NUL that ends it, as system calls take it.
  let terminated: [CChar]

  init(_ bytes: some Sequence<UInt8>) {
    terminated = bytes.map { CChar(bitPattern: $0) } + [0]
  }

  /// The name without its NUL.
  var bytes: [UInt8] { terminated.dropLast().map { UInt8(bitPattern: $0) } }

  /// The name of what is made beside the file for a while.
  func with(prefix: StaticString, suffix: StaticString) -> FileName {
    FileName(Self.bytes(prefix) + bytes + Self.bytes(suffix))
  }

  /// The name with something behind.
  func with(suffix: StaticString) -> FileName { with(prefix: "", suffix: suffix) }

  /// The name with a text behind.
  func appending(_ suffix: String) -> FileName { FileName(bytes + Array(suffix.utf8)) }

  private static func bytes(_ text: StaticString) -> [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
