internal import Secrets

/// Text on its way out, in pieces of the same memory.
struct PieceBuffer {
  private static let size = 1 << 16
  private var bytes: [UInt8] = []
  private let write: ([UInt8]) -> Void

  init(_ write: @escaping ([UInt8]) -> Void) {
    self.write = write
    bytes.reserveCapacity(Self.size + 4096)
  }

  mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(_ byte: UInt8) {
    bytes.append(byte)
  }

  mutating func append(bytes more: some Collection<UInt8>) {
    bytes.append(contentsOf: more)
    if bytes.count >= Self.size { flush() }
  }

  mutating func flush() {
    write(bytes)
    unsafe bytes.withUnsafeMutableBytes { unsafe Secret.wipe($0) }
    bytes.removeAll(keepingCapacity: true)
  }
}
