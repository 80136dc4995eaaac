/// The descriptors that the original has open for an index, which decide about the numbers of those that come after.
final class TracedDescriptors {
  /// What is open.
  enum Kind {
    /// Two, after a lock that is closed again.
    case berkeleyDB
    /// The same while an index is made, when the lock stays.
    case newBerkeleyDB
    /// One.
    case lmdb
  }

  private let book: DescriptorBook
  private let numbers: [Int]

  init?(_ trace: Trace?, _ kind: Kind) {
    guard let trace else { return nil }
    book = trace.descriptors
    switch kind {
    case .lmdb: numbers = [book.open()]
    case .newBerkeleyDB: numbers = [book.open(), book.open(), book.open()]
    case .berkeleyDB:
      let lock = book.open()
      numbers = [book.open(), book.open()]
      book.close(lock)
    }
  }

  deinit {
    for number in numbers { book.close(number) }
  }
}
