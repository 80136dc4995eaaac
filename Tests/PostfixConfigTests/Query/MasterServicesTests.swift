import Testing

@testable import PostfixConfig

@Suite("MasterServices")
struct MasterServicesTests {
  @Test("a change of one copy's settings is not seen by another")
  func copies() throws {
    let text = "a unix - - - - - x -o p=1 -o q=2\nb unix - - - - - x -o p=3\n"
    let original = try MasterServices(Array(text.utf8), path: []) { _ in }
    var copy = original
    copy.change(0) { $0.remove(0) }
    copy.change(0) { $0.set(Array("q".utf8)[...], to: Array("5".utf8)[...]) }
    #expect(original.scopes[0].table.value(of: Array("p".utf8)[...]) == Array("1".utf8)[...])
    #expect(original.scopes[0].table.value(of: Array("q".utf8)[...]) == Array("2".utf8)[...])
    #expect(copy.scopes[0].table.value(of: Array("p".utf8)[...]) == nil)
    #expect(copy.scopes[0].table.value(of: Array("q".utf8)[...]) == Array("5".utf8)[...])
    #expect(copy.scopes[1] === original.scopes[1])
  }
}
