/// Choices that are the same for the same seed: SplitMix64 by Steele, Lea and Flood.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// The dice of one case: a case can be made again without those before it.
  init(seed: UInt64, number: Int) {
    var first = Dice(seed: seed)
    state = first.next() ^ (UInt64(number) &* 0xD6E8_FEB8_6659_FD93)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// True in so many cases of a hundred.
  mutating func chance(_ percent: Double) -> Bool { Double.random(in: 0..<100, using: &self) < percent }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// One of some words.
  mutating func pick(_ words: [String]) -> String { words.randomElement(using: &self) ?? "" }

  /// One of some words, written with blanks between them.
  mutating func pick(_ words: StaticString) -> String {
    pick("\(words)".split(separator: " ").map(String.init))
  }
}
