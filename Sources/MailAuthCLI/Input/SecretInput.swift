internal import Glibc
internal import SafeFiles
internal import SystemPackage

/// A file or the standard input, from which secrets are read.
struct SecretInput {
  let descriptor: FileDescriptor
  private let path: FilePath?

  /// Opens what an argument names; `-` is the standard input.
  init(_ argument: String) throws(FileError) {
    guard argument != "-" else {
      descriptor = .standardInput
      path = nil
      return
    }
    let path = FilePath(argument)
    self.path = path
    do {
      descriptor = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
    } catch {
      throw .system(.open, path: path, error as? Errno ?? .ioError)
    }
  }

  func close() {
    if path != nil { try? descriptor.close() }
  }

  /// Says so when others can read the file.
  func warnIfPublic() {
    var status = stat()
    guard let path, unsafe fstat(descriptor.rawValue, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_mode & 0o004 != 0
    else { return }
    SecretInput.warn(ofPublic: path.string)
  }

  /// Says that others can read a file.
  static func warn(ofPublic path: String) {
    Terminal.write(
      lines: ["mailauth: warning: everybody can read \(path); chmod 600 keeps it from them"], to: .messages)
  }

  /// Gives an error of read(2) the name of the file.
  func attributed<Value>(_ body: () throws(Errno) -> Value) throws(FileError) -> Value {
    do {
      return try body()
    } catch {
      throw .system(.read, path: path ?? "standard input", error)
    }
  }
}
