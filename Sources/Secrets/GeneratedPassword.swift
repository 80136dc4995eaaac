/// Makes a password that nobody has to think of.
public enum GeneratedPassword {
  /// Letters and digits that cannot be taken for one another when they are read aloud or typed.
  private static var alphabet: [UInt8] { Array("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789".utf8) }

  /// Draws a password from the system's random numbers, getrandom(2).
  ///
  /// - Parameter length: The number of characters, of 57 possibilities each: 24 of them are 139 bits.
  /// - Returns: The password.
  public static func make(length: Int = 24) -> Secret {
    let alphabet = alphabet
    var generator = SystemRandomNumberGenerator()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(length)
    for _ in 0..<length { bytes.append(alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]) }
    return Secret(consuming: &bytes)
  }
}
