/// The descriptors that the original would have open at a moment: `-v -v -v` names those that it reads and writes.
///
/// A file that is opened gets the lowest number that is free, and what the process inherits is not.
public final class DescriptorBook {
  private var isTaken: [Bool]

  /// Notes what is open at the start.
  ///
  /// - Parameter isOpen: Asked for the first numbers; the standard streams are open always.
  public init(_ isOpen: (Int32) -> Bool = { _ in false }) {
    isTaken = (0..<64).map { $0 < 3 || isOpen($0) }
  }

  /// Gives the number of a file that is opened.
  ///
  /// - Returns: The lowest number that is free.
  public func open() -> Int {
    let number = number(0)
    if number == isTaken.count { isTaken.append(true) } else { isTaken[number] = true }
    return number
  }

  /// Closes a file.
  ///
  /// - Parameter number: What ``open()`` gave.
  public func close(_ number: Int) { isTaken[number] = false }

  /// Tells which number one of the next files would get.
  ///
  /// - Parameter place: How many are opened before it.
  /// - Returns: The number.
  public func number(_ place: Int) -> Int {
    var left = place
    for number in isTaken.indices where !isTaken[number] {
      if left == 0 { return number }
      left -= 1
    }
    return isTaken.count + left
  }
}
