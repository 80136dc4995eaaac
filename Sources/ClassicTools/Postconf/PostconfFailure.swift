/// An error that ends postconf with the original's words and status 1.
struct PostconfFailure: Error, Equatable {
  /// What follows `fatal: `.
  let message: [UInt8]

  init(_ message: [UInt8]) {
    self.message = message
  }

  init(_ message: String) {
    self.message = Array(message.utf8)
  }
}
