public import SystemPackage

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
      var bytes: [UInt8] = []
      var next = unsafe start
      // A path ends with a NUL and holds none.
      while unsafe next.pointee != 0 {
        unsafe bytes.append(UInt8(bitPattern: next.pointee))
        unsafe next += 1
      }
      return bytes
    }
  }
}
