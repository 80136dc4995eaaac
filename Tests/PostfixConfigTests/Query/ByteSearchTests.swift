import Testing

@testable import PostfixConfig

@Suite("ByteSearch")
struct ByteSearchTests {
  @Test("finds what a loop finds, from every place of every slice")
  func position() {
    let bytes: [UInt8] = [1, 0, 2, 1, 1, 0, 3]
    for lower in bytes.indices {
      for upper in lower...bytes.count {
        let slice = bytes[lower..<upper]
        for byte in UInt8(0)...4 {
          #expect(PostfixConfig.holds(slice, byte) == slice.contains(byte))
          for start in lower...upper {
            #expect(PostfixConfig.position(of: byte, in: slice, from: start) == slice[start...].firstIndex(of: byte))
          }
        }
      }
    }
  }

  @Test("digits are those of a description", arguments: [0, 1, 9, 10, 99, 100, 101, 128, 2_147_483_647, Int.max])
  func digits(_ number: Int) {
    #expect(PostfixConfig.digits(of: number) == Array(number.description.utf8))
  }
}
