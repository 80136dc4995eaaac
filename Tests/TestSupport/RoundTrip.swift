public import Testing

/// States the law of every document type on arbitrary input: what was read prints back byte for byte.
///
/// - Parameters:
///   - pieces: The alphabet of likely input, beside which any bytes are tried.
///   - seed: Names the sequence of inputs.
///   - location: Where to report a difference.
///   - printed: Reads bytes as a document and prints it.
public func expectRoundTrip(
  of pieces: [String], seed: UInt64, sourceLocation location: SourceLocation = #_sourceLocation,
  _ printed: ([UInt8]) -> [UInt8]
) {
  var random = SplitMix64(seed: seed)
  for _ in 0..<500 {
    for bytes in [random.bytes(limit: 200), random.text(of: pieces, limit: 40)] {
      #expect(printed(bytes) == bytes, sourceLocation: location)
    }
  }
}

/// States the law of every document type on the real files of the corpus; without a corpus it ends the test, visibly.
///
/// - Parameters:
///   - kind: A folder of the corpus, such as `main.cf`.
///   - location: Where to report a difference.
///   - printed: Reads bytes as a document and prints it.
/// - Throws: When there is no corpus, or what the system says.
public func expectRoundTrip(
  ofCorpus kind: String, sourceLocation location: SourceLocation = #_sourceLocation, _ printed: ([UInt8]) -> [UInt8]
) throws {
  for file in try Corpus.files(kind, sourceLocation: location) {
    let bytes = try Corpus.read(file)
    #expect(printed(bytes) == bytes, "\(file)", sourceLocation: location)
  }
}
