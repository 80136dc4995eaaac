public import Glibc

/// A stdio stream that collects what a C library would write to the standard error.
@safe
public final class MessageStream {
  private let buffer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let size: UnsafeMutablePointer<Int>
  /// The stream; nil when there is no memory for it.
  public let stream: UnsafeMutablePointer<FILE>?

  /// Opens a stream in memory, open_memstream(3).
  public init() {
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

  /// What was written so far.
  public var text: [UInt8] {
    guard let stream = unsafe stream, unsafe fflush(stream) == 0, let start = unsafe buffer.pointee else { return [] }
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: size.pointee))
  }
}
