/// RFC 3492: letters beyond ASCII in the characters of host names.
enum Punycode {
  private static let base = 36

  /// Spells scalars in ASCII, without `xn--`.
  static func encode(_ scalars: [UInt32]) -> [UInt8] {
    var output: [UInt8] = []
    for scalar in scalars where scalar < 0x80 { output.append(UInt8(truncatingIfNeeded: scalar)) }
    let basicCount = output.count
    if basicCount > 0 { output.append(UInt8(ascii: "-")) }
    var (next, delta, bias, handled) = (UInt32(0x80), 0, 72, basicCount)
    while handled < scalars.count {
      guard let smallest = scalars.filter({ $0 >= next }).min() else { break }
      delta += Int(smallest - next) * (handled + 1)
      next = smallest
      for scalar in scalars {
        if scalar < next { delta += 1 }
        guard scalar == next else { continue }
        append(delta, bias, to: &output)
        bias = adapt(delta, handled + 1, isFirst: handled == basicCount)
        delta = 0
        handled += 1
      }
      delta += 1
      next += 1
    }
    return output
  }

  private static func append(_ delta: Int, _ bias: Int, to output: inout [UInt8]) {
    var (rest, place) = (delta, base)
    while true {
      let threshold = min(max(place - bias, 1), 26)
      if rest < threshold { break }
      output.append(letter(threshold + (rest - threshold) % (base - threshold)))
      rest = (rest - threshold) / (base - threshold)
      place += base
    }
    output.append(letter(rest))
  }

  private static func letter(_ digit: Int) -> UInt8 {
    UInt8(digit < 26 ? 0x61 + digit : 0x30 + digit - 26)
  }

  /// Reads what follows `xn--`; nil when it is no Punycode.
  static func decode(_ text: ArraySlice<UInt8>) -> [UInt32]? {
    var output: [UInt32] = []
    var rest = text
    if let hyphen = text.lastIndex(of: UInt8(ascii: "-")) {
      output = text[..<hyphen].map { UInt32($0) }
      rest = text[(hyphen + 1)...]
    }
    var (scalar, place, bias) = (0x80, 0, 72)
    while !rest.isEmpty {
      let start = place
      var (weight, step) = (1, base)
      while true {
        guard let digit = rest.popFirst().flatMap(value), place < 1 << 40, weight < 1 << 40 else { return nil }
        place += digit * weight
        let threshold = min(max(step - bias, 1), 26)
        if digit < threshold { break }
        weight *= base - threshold
        step += base
      }
      bias = adapt(place - start, output.count + 1, isFirst: start == 0)
      scalar += place / (output.count + 1)
      place %= output.count + 1
      guard scalar < 0x11_0000, Unicode.Scalar(UInt32(scalar)) != nil else { return nil }
      output.insert(UInt32(scalar), at: place)
      place += 1
    }
    return output
  }

  private static func value(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30 + 26
    case 0x41...0x5A: Int(byte) - 0x41
    case 0x61...0x7A: Int(byte) - 0x61
    default: nil
    }
  }

  private static func adapt(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var rest = isFirst ? delta / 700 : delta / 2
    rest += rest / count
    var steps = 0
    while rest > 455 {
      rest /= base - 1
      steps += base
    }
    return steps + base * rest / (rest + 38)
  }
}
