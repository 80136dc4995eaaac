internal import Glibc
internal import SafeFiles
internal import SystemPackage

/// What Berkeley DB has to say about its errors; without it the library would write to the standard error.
@safe
final class BerkeleyDBMessages {
  private let buffer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let size: UnsafeMutablePointer<Int>
  let stream: UnsafeMutablePointer<FILE>?

  init() {
    unsafe buffer = .allocate(capacity: 1)
    unsafe buffer.initialize(to: nil)
    unsafe size = .allocate(capacity: 1)
    unsafe size.initialize(to: 0)
    unsafe stream = open_memstream(buffer, size)
  }

  deinit {
    if let stream = unsafe stream { unsafe fclose(stream) }
    unsafe free(buffer.pointee)
    unsafe buffer.deallocate()
    unsafe size.deallocate()
  }

  /// The lines so far; they name the file that the user knows and not the private one.
  func text(showing path: FilePath, as name: [UInt8]) -> [UInt8] {
    guard let stream = unsafe stream, unsafe fflush(stream) == 0, let start = unsafe buffer.pointee else { return [] }
    let told = unsafe Array(UnsafeRawBufferPointer(start: start, count: size.pointee))
    let shown = path.bytes
    guard !told.isEmpty else { return told }
    var result: [UInt8] = []
    var rest = told[...]
    // That a file is none at all the original says in other words.
    while rest.starts(with: "BDB0004 ".utf8) { rest = rest.drop { $0 != 0x0A }.dropFirst() }
    while let first = rest.first {
      if first == shown[0], rest.starts(with: shown) {
        result += name
        rest = rest.dropFirst(shown.count)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
