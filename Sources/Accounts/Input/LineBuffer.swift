internal import Glibc
internal import Secrets
internal import SystemPackage

/// The lines of a descriptor, one at a time in a buffer that is overwritten at the end.
@safe
final class LineBuffer {
  private let base: UnsafeMutablePointer<UInt8>
  private let descriptor: FileDescriptor
  private var next = 0
  private var end = 0
  private var isAtEnd = false
  /// The number of the line that was read last.
  private(set) var line = 0
  private var linesRead = 0

  /// The longest line, and as much as is looked at to find out the form.
  static let capacity = 256 << 10

  init(_ descriptor: FileDescriptor) {
    self.descriptor = descriptor
    unsafe base = .allocate(capacity: Self.capacity)
    unsafe base.initialize(repeating: 0, count: Self.capacity)
  }

  deinit {
    unsafe Secret.wipe(UnsafeMutableRawBufferPointer(start: base, count: Self.capacity))
    unsafe base.deallocate()
  }

  subscript(index: Int) -> UInt8 {
    get {
      precondition(index < Self.capacity)
      return unsafe base[index]
    }
    set {
      precondition(index < Self.capacity)
      unsafe base[index] = newValue
    }
  }

  /// Lends bytes of the line.
  func withBytes<Value>(_ range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    precondition(range.upperBound <= Self.capacity)
    return unsafe body(UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count))
  }

  /// Copies bytes that are no secret.
  func bytes(_ range: Range<Int>) -> [UInt8] { unsafe withBytes(range) { unsafe Array($0) } }

  func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    precondition(range.upperBound <= Self.capacity)
    guard let found = unsafe memchr(base + range.lowerBound, Int32(byte), range.count) else { return nil }
    return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// What is ahead, as much as the buffer holds; a byte order mark is passed over.
  func sample() throws(Errno) -> Range<Int> {
    try fill()
    if linesRead == 0, end - next >= 3, self[next] == 0xEF, self[next + 1] == 0xBB, self[next + 2] == 0xBF { next += 3 }
    return next..<end
  }

  /// Reads the next line without its end; nil after the last.
  ///
  /// - Parameter isComplete: false joins the line after it.
  /// - Returns: Where the line stands in the buffer.
  /// - Throws: `Errno` of read(2).
  func nextLine(_ isComplete: (Range<Int>) -> Bool = { _ in true }) throws(Errno) -> Range<Int>? {
    var scanned = next
    var joined = 0
    var firstEnd: Int?
    while true {
      if let found = firstIndex(of: UInt8(ascii: "\n"), in: scanned..<end) {
        firstEnd = firstEnd ?? found
        scanned = found + 1
        joined += 1
        if isComplete(next..<found) { return take(to: found, resumingAt: scanned, lines: joined) }
      } else if isAtEnd {
        guard next < end else { return nil }
        if let firstEnd, !isComplete(next..<end) { return take(to: firstEnd, resumingAt: firstEnd + 1, lines: 1) }
        return take(to: end, resumingAt: end, lines: joined + 1)
      } else if next == 0, end == Self.capacity {
        // Too long to be one: the caller finds it incomplete.
        let stop = firstEnd ?? end
        return take(to: stop, resumingAt: firstEnd.map { $0 + 1 } ?? end, lines: 1)
      } else {
        let moved = next
        try fill()
        scanned -= moved
        firstEnd = firstEnd.map { $0 - moved }
      }
    }
  }

  private func take(to stop: Int, resumingAt resume: Int, lines: Int) -> Range<Int> {
    let start = next
    next = resume
    line = linesRead + 1
    linesRead += lines
    let isCarriageReturn = stop > start && self[stop - 1] == UInt8(ascii: "\r")
    return start..<(isCarriageReturn ? stop - 1 : stop)
  }

  private func fill() throws(Errno) {
    if next > 0 {
      unsafe memmove(base, base + next, end - next)
      (next, end) = (0, end - next)
    }
    while end < Self.capacity, !isAtEnd {
      let count = unsafe read(descriptor.rawValue, base + end, Self.capacity - end)
      if count < 0 {
        guard errno == EINTR else { throw Errno(rawValue: errno) }
      } else if count == 0 {
        isAtEnd = true
      } else {
        end += count
      }
    }
  }
}
