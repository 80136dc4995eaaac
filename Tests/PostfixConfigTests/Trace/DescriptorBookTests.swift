import PostfixConfig
import Testing

@Suite("What is opened gets the lowest number that is free")
struct DescriptorBookTests {
  @Test("behind the standard streams")
  func lowest() {
    let book = DescriptorBook()
    #expect([book.number(0), book.number(1), book.open(), book.open(), book.number(0)] == [3, 4, 3, 4, 5])
    book.close(3)
    #expect([book.number(0), book.number(1), book.open(), book.open()] == [3, 5, 3, 5])
  }

  @Test("around what is inherited")
  func inherited() {
    let book = DescriptorBook { $0 == 3 || $0 == 5 }
    #expect([book.number(0), book.number(1), book.number(2)] == [4, 6, 7])
  }

  @Test("also when all that were asked about are taken")
  func many() {
    let book = DescriptorBook { _ in true }
    #expect([book.number(0), book.number(1), book.open(), book.open()] == [64, 65, 64, 65])
    book.close(64)
    #expect(book.open() == 64)
  }
}

@Suite("A source is read in blocks, each when its first byte is needed")
struct SourceReadingTests {
  /// Gives the lines of a source and, in front of each, the reads that come before it.
  private func steps(_ source: String, in counts: [Int]? = nil) -> [String] {
    var steps: [String] = []
    let trace = Trace(level: 3, descriptors: DescriptorBook()) { event in
      if case .filled(_, let count) = event { steps.append("read \(count)") }
    }
    let bytes = Array(source.utf8)
    let reading = SourceReading(bytes, in: counts, from: 3, trace)
    TableEntries(bytes, path: [], encoding: .bytes, reading: reading) { _ in }
      .forEach { steps.append(String(decoding: $0.key, as: UTF8.self)) }
    return steps
  }

  @Test("a line is whole when the first byte of the next one is seen")
  func lookahead() {
    #expect(steps("a b\nc d\n", in: [4, 4]) == ["read 4", "read 4", "a", "c"])
    #expect(steps("a b\nc d\n", in: [5, 3]) == ["read 5", "a", "read 3", "c"])
    #expect(steps("a b\n# x\n c\nd e\n", in: [4, 4, 3, 4]) == ["read 4", "read 4", "read 3", "read 4", "a", "d"])
  }

  @Test("blocks have 4,096 bytes")
  func blocks() {
    let long = "a " + String(repeating: "b", count: 5000) + "\nc d\n"
    #expect(steps(long) == ["read 4096", "read 911", "a", "c"])
    #expect(steps("# only a comment\n") == ["read 17"])
    #expect(steps("") == [])
  }
}
