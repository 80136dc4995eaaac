import ClassicTools
import Testing

@Suite("An output stream")
struct ByteSinkTests {
  /// Collects what leaves a stream.
  final class Collector {
    var pieces: [[UInt8]] = []
    var bytes: [UInt8] { pieces.flatMap(\.self) }
  }

  @Test(
    "gives out whole blocks, whatever the parts are that it gets, and the rest at a flush",
    arguments: [1, 7, 1000, 4095, 4096, 4097, 8191, 8192, 8193, 20_000])
  func blocks(_ size: Int) {
    let collector = Collector()
    let sink = ByteSink(.blocks) {
      collector.pieces.append(Array($0))
      return true
    }
    var written: [UInt8] = []
    for number in 0..<max(3, 30_000 / size) {
      let part = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ number) }
      written += part
      switch number % 3 {
      case 0: sink.write(part)
      case 1: sink.write(part[...])
      default: sink.write { $0 += part }
      }
      // As much as there are whole blocks, in whole blocks.
      #expect(collector.bytes.count == written.count - written.count % 4096)
      #expect(collector.pieces.allSatisfy { $0.count % 4096 == 0 })
    }
    sink.flush()
    #expect(collector.bytes == written)
  }

  @Test("gives out at once without a buffer, and loses what is discarded")
  func unbuffered() {
    let collector = Collector()
    let sink = ByteSink(.none) {
      collector.pieces.append(Array($0))
      return true
    }
    sink.write([1, 2, 3][1...])
    #expect(collector.bytes == [2, 3])
    let buffered = ByteSink(.blocks) {
      collector.pieces.append(Array($0))
      return true
    }
    buffered.write("lost")
    buffered.discard()
    buffered.flush()
    #expect(collector.bytes == [2, 3])
  }

  @Test("lets the other stream's bytes go first")
  func leader() {
    let collector = Collector()
    let messages = ByteSink(.none) {
      collector.pieces.append(Array($0))
      return true
    }
    let output = ByteSink(.blocks) {
      collector.pieces.append(Array($0))
      return true
    }
    messages.gather(before: output)
    messages.write("warning\n")
    #expect(collector.pieces.isEmpty)
    output.write([UInt8](repeating: 0x61, count: 5000)[...])
    #expect(collector.pieces.first == Array("warning\n".utf8))
    #expect(collector.pieces.count == 2)
  }
}
