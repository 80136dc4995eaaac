/// How much of what goes wrong a case has: one fault hides all that would come after it, so that most cases have few.
struct Spice {
  /// References that are no good.
  var macros = 0.0
  /// Braces that do not match.
  var braces = 0.0
  /// Lines that are no entry.
  var lines = 0.0
  /// Fields of master.cf with values that they cannot have.
  var fields = 0.0
  /// Settings of networks and names that cannot be.
  var networks = 0.0
  /// Bytes that are no text.
  var bytes = 0.0

  init(_ dice: inout Dice) {
    if dice.chance(25) { macros = dice.chance(50) ? 4 : 15 }
    if dice.chance(30) { braces = 10 }
    if dice.chance(10) { lines = 6 }
    if dice.chance(12) { fields = 12 }
    if dice.chance(25) { networks = dice.chance(50) ? 5 : 40 }
    if dice.chance(15) { bytes = 5 }
  }
}
