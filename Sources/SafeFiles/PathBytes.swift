internal import Glibc
public import SystemPackage

/// A path as system calls take it.
///
/// The first ``FilePath`` of a program has the runtime make two types, and its C string a third: 40,000 instructions, in code
/// that a display of parameters needs for nothing else. ``FileTree`` reads files by either.
public struct PathBytes: Equatable, Sendable {
  private let terminated: [UInt8]

  /// Takes a path as bytes.
  ///
  /// - Parameter bytes: The path, up to a NUL or the end.
  public init(_ bytes: [UInt8]) {
    var terminated = bytes
    if let end = bytes.firstIndex(of: 0) { terminated.removeSubrange(end...) }
    terminated.append(0)
    self.terminated = terminated
  }

  /// Takes the bytes of a path.
  ///
  /// - Parameter path: The path.
  public init(_ path: FilePath) {
    self.init(path.bytes)
  }

  /// The path without the NUL at its end.
  public var bytes: ArraySlice<UInt8> { terminated.dropLast() }

  /// The same path for everything that is not said in bytes.
  public var filePath: FilePath { FilePath(bytes: Array(bytes)) }

  /// Lends the path to a system call.
  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    // At least the NUL is there, and a byte is as good as a character.
    unsafe terminated.withUnsafeBytes { bytes in
      unsafe body(bytes.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: CChar.self))
    }
  }
}

/// Paths as the system has them: a file name need not be UTF-8, and text would repair it into another name.
extension FilePath {
  /// Takes a path as bytes.
  ///
  /// - Parameter bytes: The path, up to a NUL or the end.
  public init(bytes: [UInt8]) {
    let string = bytes.map { CChar(bitPattern: $0) } + [0]
    self = unsafe string.withUnsafeBufferPointer { characters in
      unsafe characters.baseAddress.map { unsafe FilePath(platformString: $0) } ?? FilePath()
    }
  }

  /// The path as bytes, without a NUL at the end.
  public var bytes: [UInt8] {
    unsafe withPlatformString { start in
      // A path ends with a NUL and holds none.
      unsafe Array(UnsafeRawBufferPointer(start: start, count: strlen(start)))
    }
  }
}
