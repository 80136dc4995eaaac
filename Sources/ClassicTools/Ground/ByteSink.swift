/// An output stream of a command, buffered in blocks like the originals' streams.
///
/// The originals lose what is still in the buffer when they end with a fatal error, so a command can do that too.
public final class ByteSink {
  /// When bytes leave the buffer.
  public enum Buffering: Sendable {
    /// In whole blocks of 4,096 bytes, and at a flush.
    case blocks
    /// At once.
    case none
  }

  private var buffering: Buffering
  private let output: (ArraySlice<UInt8>) -> Bool
  private var pending: [UInt8] = []
  private static let blockSize = 4096
  /// The stream whose bytes leave before ours do.
  private var leader: ByteSink?

  /// Says whether the system has refused to take bytes.
  public private(set) var hasFailed = false

  /// Makes a stream.
  ///
  /// - Parameters:
  ///   - buffering: When bytes leave the buffer.
  ///   - output: Writes all bytes; false when the system refuses.
  public init(_ buffering: Buffering, output: @escaping (ArraySlice<UInt8>) -> Bool) {
    self.buffering = buffering
    self.output = output
  }

  /// Adds bytes.
  ///
  /// - Parameter bytes: Text or anything else.
  public func write(_ bytes: [UInt8]) { write(bytes[...]) }

  /// Adds bytes of a part of an array.
  ///
  /// - Parameter bytes: Text or anything else.
  public func write(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    if pending.isEmpty {
      if buffering == .blocks { pending.reserveCapacity(Self.blockSize) }
    } else if pending.count + rest.count >= Self.blockSize {
      let missing = Self.blockSize - pending.count
      pending.append(contentsOf: rest.prefix(missing))
      rest = rest.dropFirst(missing)
      flush()
    }
    let leaving = leaving(of: rest.count)
    if leaving > 0 { emit(rest.prefix(leaving)) }
    pending.append(contentsOf: rest.dropFirst(leaving))
  }

  /// Adds text.
  ///
  /// - Parameter text: What to write.
  public func write(_ text: String) { write(Array(text.utf8)[...]) }

  /// Adds what a function appends.
  ///
  /// - Parameter body: Gets the buffer; what is in it already is not its concern.
  public func write(appending body: (inout [UInt8]) -> Void) {
    body(&pending)
    let leaving = leaving(of: pending.count)
    guard leaving > 0 else { return }
    emit(pending[..<leaving])
    pending.removeFirst(leaving)
  }

  /// Lets an unbuffered stream gather its bytes as long as nobody can tell: until another stream's bytes leave its buffer.
  ///
  /// For messages by the thousand, each of which costs a system call otherwise.
  ///
  /// - Parameter follower: The other stream.
  public func gather(before follower: ByteSink) {
    buffering = .blocks
    follower.leader = self
  }

  /// Writes out what is buffered.
  public func flush() {
    guard !pending.isEmpty else { return }
    emit(pending[...])
    pending.removeAll(keepingCapacity: true)
  }

  /// Drops what is buffered, as the originals do when they end with a fatal error.
  public func discard() {
    pending.removeAll()
  }

  /// How many of so many bytes need not wait for more.
  private func leaving(of count: Int) -> Int { buffering == .none ? count : count - count % Self.blockSize }

  private func emit(_ bytes: ArraySlice<UInt8>) {
    leader?.flush()
    if !output(bytes) { hasFailed = true }
  }
}
