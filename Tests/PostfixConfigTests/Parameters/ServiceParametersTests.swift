import Testing

@testable import PostfixConfig

@Suite("Parameters of services")
struct ServiceParametersTests {
  @Test("no suffix is longer than there is room for, and one is as long")
  func longest() {
    let lengths = (0..<ServiceParameters.suffixCount).map { ServiceParameters.suffix($0).utf8CodeUnitCount }
    #expect(lengths.max() == ServiceParameters.longestSuffix)
  }
}
