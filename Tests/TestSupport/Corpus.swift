internal import Foundation
public import SystemPackage
public import Testing

/// Real configuration files, outside the package: `MAILAUTH_CORPUS`, else `../shared/corpus`.
public enum Corpus {
  /// Lists the files of one kind; without a corpus it ends the test, visibly.
  ///
  /// - Parameters:
  ///   - kind: A folder of the corpus, such as `main.cf`.
  ///   - location: Where to report it.
  /// - Returns: Their paths in order.
  /// - Throws: When there is no corpus.
  public static func files(
    _ kind: String, sourceLocation location: SourceLocation = #_sourceLocation
  ) throws -> [FilePath] {
    let root: FilePath
    if let given = ProcessInfo.processInfo.environment["MAILAUTH_CORPUS"] {
      root = FilePath(given)
    } else {
      let package = FilePath(#filePath).removingLastComponent().removingLastComponent().removingLastComponent()
      root = package.removingLastComponent().appending("shared/corpus")
    }
    let folder = root.appending(kind)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.string)) ?? []
    if names.isEmpty { try Test.cancel("no corpus: set MAILAUTH_CORPUS", sourceLocation: location) }
    return names.sorted().map { folder.appending($0) }
  }

  /// Reads a file.
  ///
  /// - Parameter file: Its path.
  /// - Returns: Its bytes.
  /// - Throws: What the system says.
  public static func read(_ file: FilePath) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: file.string)))
  }
}

extension SplitMix64 {
  /// Makes text of a given alphabet, for laws about arbitrary input.
  ///
  /// - Parameters:
  ///   - pieces: The alphabet: bytes or longer pieces that make the interesting cases likely.
  ///   - limit: The most pieces.
  /// - Returns: Some of the pieces in some order.
  public mutating func text(of pieces: [String], limit: Int) -> [UInt8] {
    let count = Int.random(in: 0...limit, using: &self)
    return (0..<count).flatMap { _ in Array(pieces.randomElement(using: &self)?.utf8 ?? "".utf8) }
  }

  /// Makes arbitrary bytes.
  ///
  /// - Parameter limit: The most bytes.
  /// - Returns: Bytes of any value.
  public mutating func bytes(limit: Int) -> [UInt8] {
    let count = Int.random(in: 0...limit, using: &self)
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &self) }
  }
}
