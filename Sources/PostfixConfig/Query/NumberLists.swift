/// Lists of ascending numbers by key, in one table.
struct NumberLists {
  private var keys = SettingTable()
  /// For each key the places of its first and its last number.
  private var ends: [Int] = []
  /// For each place the number, and the next place of the same key or -1.
  private var links: [Int] = []

  /// Adds a number to the list of a key.
  mutating func append(_ number: Int, to name: ArraySlice<UInt8>) {
    let key = keys.place(of: name)
    let place = links.count / 2
    links.append(number)
    links.append(-1)
    if 2 * key == ends.count {
      ends.append(place)
      ends.append(place)
    } else {
      links[2 * ends[2 * key + 1] + 1] = place
      ends[2 * key + 1] = place
    }
  }

  /// The list of a key; empty when there is none.
  subscript(name: ArraySlice<UInt8>) -> [Int] {
    guard let key = keys.index(of: name) else { return [] }
    var numbers: [Int] = []
    var place = ends[2 * key]
    while place >= 0 {
      numbers.append(links[2 * place])
      place = links[2 * place + 1]
    }
    return numbers
  }

  /// Merges two ascending lists; a number that is in both is taken once.
  static func merged(_ left: [Int], _ right: [Int]) -> [Int] {
    if left.isEmpty { return right }
    if right.isEmpty { return left }
    var result: [Int] = []
    var (one, other) = (0, 0)
    while one < left.count || other < right.count {
      let takesLeft = other == right.count || one < left.count && left[one] <= right[other]
      let number = takesLeft ? left[one] : right[other]
      if result.last != number { result.append(number) }
      if takesLeft { one += 1 } else { other += 1 }
    }
    return result
  }
}
