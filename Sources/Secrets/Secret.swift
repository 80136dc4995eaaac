internal import Glibc

/// Bytes that are never described and are overwritten when the last owner lets go of them.
///
/// There is no `description`, no `Equatable` and no `Codable` on purpose: a secret must reach neither a log nor an error.
@safe
public final class Secret: @unchecked Sendable {
  // Immutable after init, so sharing between threads is sound.
  private let buffer: UnsafeMutableRawBufferPointer

  /// Takes over bytes and overwrites the caller's copy.
  ///
  /// - Parameter bytes: The secret; zeroed and emptied on return, provided that the array was uniquely referenced.
  public init(consuming bytes: inout [UInt8]) {
    unsafe buffer = .allocate(byteCount: bytes.count, alignment: 1)
    unsafe buffer.copyBytes(from: bytes)
    unsafe bytes.withUnsafeMutableBytes { unsafe Secret.wipe($0) }
    bytes = []
  }

  /// Reads a secret into memory of its own, without a copy in between.
  ///
  /// - Parameters:
  ///   - capacity: How many bytes there may be.
  ///   - fill: Fills the beginning of the memory, and says how much.
  /// - Throws: What the closure throws; nothing is kept then.
  public init<Failure: Error>(
    capacity: Int, filling fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
  ) throws(Failure) {
    let whole = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 1)
    do throws(Failure) {
      let count = unsafe try fill(whole)
      unsafe buffer = UnsafeMutableRawBufferPointer(rebasing: whole[..<count])
    } catch {
      unsafe Secret.wipe(whole)
      unsafe whole.deallocate()
      throw error
    }
  }

  deinit {
    unsafe Secret.wipe(buffer)
    unsafe buffer.deallocate()
  }

  /// The number of bytes.
  public var count: Int { unsafe buffer.count }

  /// Lends the bytes to a closure.
  ///
  /// - Parameter body: Must not keep the pointer nor copy the bytes where they outlive the use.
  /// - Returns: What the closure returns.
  /// - Throws: What the closure throws.
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    unsafe try body(UnsafeRawBufferPointer(buffer))
  }

  /// Compares with another secret in time that depends on the lengths alone.
  ///
  /// - Parameter other: The secret to compare with.
  /// - Returns: Whether both hold the same bytes.
  public func matches(_ other: Secret) -> Bool {
    guard count == other.count else { return false }
    var difference: UInt8 = 0
    for index in 0..<count { unsafe difference |= buffer[index] ^ other.buffer[index] }
    return difference == 0
  }

  /// Overwrites memory in a way that the optimiser keeps.
  ///
  /// - Parameter memory: What to overwrite with zeros.
  @inline(never)
  public static func wipe(_ memory: UnsafeMutableRawBufferPointer) {
    guard let base = memory.baseAddress else { return }
    unsafe explicit_bzero(base, memory.count)
  }
}
