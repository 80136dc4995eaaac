internal import SystemPackage

extension FilePath {
  /// Takes a path as bytes: file names need not be UTF-8.
  init(argument: [UInt8]) {
    let string = argument.map { CChar(bitPattern: $0) } + [0]
    self = unsafe string.withUnsafeBufferPointer { characters in
      unsafe characters.baseAddress.map { unsafe FilePath(platformString: $0) } ?? FilePath()
    }
  }
}
