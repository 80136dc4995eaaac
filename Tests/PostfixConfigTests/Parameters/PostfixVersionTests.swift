import PostfixConfig
import Testing

@Suite("Versions of Postfix")
struct PostfixVersionTests {
  private func version(_ text: String) -> PostfixVersion? { PostfixVersion(Array(text.utf8)) }

  private func nearest(_ text: String) -> PostfixVersion? { PostfixVersion(nearestTo: Array(text.utf8)) }

  @Test("are read with or without a patch release")
  func parsing() {
    #expect(version("3.7.11") == PostfixVersion(.v3_7, patch: 11))
    #expect(version("3.10") == PostfixVersion(.v3_10))
    #expect(version("3.10.0-RC1") == PostfixVersion(.v3_10, patch: 0))
    #expect(version("3.11-20250914") == PostfixVersion(.v3_11, patch: 0))
    #expect(version("3.5")?.text == Array("3.5.27".utf8))
  }

  @Test(
    "that nobody measured are refused", arguments: ["3.3", "3.12", "2.11.1", "4.0", "", "3", "3.", "3.7.", "3.7x", "x"])
  func unknown(_ text: String) {
    #expect(version(text) == nil)
  }

  @Test("that are installed but not known behave like the nearest")
  func nearest() {
    #expect(nearest("3.3.9") == PostfixVersion(.v3_4, patch: 0))
    #expect(nearest("2.10.1") == PostfixVersion(.v3_4, patch: 0))
    #expect(nearest("3.12.0") == .newest)
    #expect(nearest("4.0.1") == .newest)
    #expect(nearest("3.8.6") == PostfixVersion(.v3_8, patch: 6))
    #expect(nearest("abc") == nil)
  }

  @Test("are ordered by series and patch release")
  func order() {
    #expect(PostfixVersion(.v3_9, patch: 14) < PostfixVersion(.v3_10, patch: 0))
    #expect(PostfixVersion(.v3_7, patch: 5) < PostfixVersion(.v3_7, patch: 6))
  }

  @Test("tell of earlier requests since the patch releases that began to")
  func earlierRequests() {
    for (series, patch) in [(PostfixSeries.v3_5, 20), (.v3_6, 10), (.v3_7, 6), (.v3_8, 1)] {
      #expect(PostfixVersion(series, patch: UInt8(patch - 1)).earlierRequests == .silent)
      #expect(PostfixVersion(series, patch: UInt8(patch)).earlierRequests == .everyRepeat)
    }
    #expect(PostfixVersion(.v3_4, patch: 29).earlierRequests == .silent)
    #expect(PostfixVersion(.v3_7, patch: 17).earlierRequests == .everyRepeat)
    #expect(PostfixVersion(.v3_7, patch: 18).earlierRequests == .differentValues)
    #expect(PostfixVersion(.v3_9, patch: 0).earlierRequests == .everyRepeat)
    #expect(PostfixVersion(.v3_11, patch: 0).earlierRequests == .differentValues)
  }
}
