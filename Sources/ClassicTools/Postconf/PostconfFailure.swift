/// An error that ends postconf with status 1; without a place it has the original's form.
struct PostconfFailure: Error, Equatable {
  /// What follows `fatal: `, or the place and `error: `.
  let message: [UInt8]
  /// `file:line:column`, for errors of our own options.
  var place: String?
  /// What to do about it, for errors of our own options.
  var advice: String?

  init(_ message: [UInt8]) {
    self.message = message
  }

  init(_ message: String) {
    self.message = Array(message.utf8)
  }

  init(_ message: String, at place: String? = nil, try advice: String?) {
    self.message = Array(message.utf8)
    self.place = place
    self.advice = advice
  }
}
