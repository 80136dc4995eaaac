import PostfixConfig
import Testing

@Suite("White space is that of the C locale")
struct PostfixSyntaxTests {
  @Test("six bytes and no others")
  func sixBytes() {
    #expect((UInt8.min...UInt8.max).filter(PostfixSyntax.isSpace) == [9, 10, 11, 12, 13, 32])
  }
}
