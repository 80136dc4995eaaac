internal import Secrets

/// Makes a password that nobody has to think of.
enum GeneratedPassword {
  /// Letters and digits that cannot be taken for one another when they are read aloud or typed.
  private static let alphabet = Array("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789".utf8)

  /// Draws a password from the system's random numbers, getrandom(2); 57 possibilities for each character.
  static func make(length: Int) -> Secret {
    var generator = SystemRandomNumberGenerator()
    var bytes = (0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] }
    return Secret(consuming: &bytes)
  }
}
