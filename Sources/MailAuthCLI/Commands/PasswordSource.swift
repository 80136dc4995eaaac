internal import Secrets

/// What `--password-file` names: a file, or the standard input for `-`.
struct PasswordSource {
  /// Why it gives no password.
  struct Failure: Error {
    let path: String
    let refusal: PasswordFile.Refusal
  }

  private let path: String

  init(_ argument: String) {
    path = argument == "-" ? "/dev/stdin" : argument
  }

  func read() throws -> Secret {
    do throws(PasswordFile.Refusal) {
      return try PasswordFile(path.utf8).read()
    } catch {
      throw Failure(path: path, refusal: error)
    }
  }
}
