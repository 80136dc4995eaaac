internal import LosslessText

/// A word of master.cf: at least one byte, none of them white space or NUL.
public struct MasterCFWord: Hashable, Sendable {
  /// The bytes of the word.
  public let bytes: [UInt8]

  /// Checks a word.
  ///
  /// - Parameter bytes: The word; nil is returned when Postfix would not read it as one.
  public init?(_ bytes: some Sequence<UInt8>) {
    let word = Array(bytes)
    guard !word.isEmpty, !word.contains(where: { PostfixSyntax.isSpace($0) || $0 == 0 }) else { return nil }
    self.bytes = word
  }

  /// Checks a word.
  ///
  /// - Parameter text: The word; nil is returned when Postfix would not read it as one.
  public init?(_ text: String) {
    self.init(text.utf8)
  }
}

extension MasterCFWord: ExpressibleByStringLiteral {
  /// Takes a word from the program's text.
  ///
  /// - Parameter value: A legal word; anything else stops the program, since it is an error in the program.
  public init(stringLiteral value: String) {
    bytes = Array(value.utf8)
    precondition(MasterCFWord(bytes) != nil, "not a word")
  }
}

extension MasterCFWord: CustomStringConvertible {
  /// The word for messages.
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}

/// The eight fields that every service of master.cf has, under the names of postconf(1) `-F`.
public enum MasterCFField: String, CaseIterable, Sendable {
  /// The service's name, or where it listens.
  case service
  /// `inet`, `unix`, `fifo`, `pass` or `unix-dgram`.
  case type
  /// Whether only the mail system may connect.
  case `private`
  /// Whether the service runs without root's rights.
  case unprivileged
  /// Whether the service sees only the queue directory.
  case chroot
  /// After how many seconds it is woken up.
  case wakeup = "wakeup"
  /// How many processes may run.
  case processLimit = "process_limit"
  /// The program.
  case command

  /// The position on the line, 0 for the first.
  var index: Int {
    switch self {
    case .service: 0
    case .type: 1
    case .private: 2
    case .unprivileged: 3
    case .chroot: 4
    case .wakeup: 5
    case .processLimit: 6
    case .command: 7
    }
  }

  /// Finds the field at a position on the line.
  init(index: Int) {
    switch index {
    case 0: self = .service
    case 1: self = .type
    case 2: self = .private
    case 3: self = .unprivileged
    case 4: self = .chroot
    case 5: self = .wakeup
    case 6: self = .processLimit
    default: self = .command
    }
  }

  /// Says whether Postfix takes a word for this field; services and commands are not checked.
  func accepts(_ word: some BidirectionalCollection<UInt8>) -> Bool {
    switch self {
    case .service, .command: true
    case .type: ["inet", "unix", "fifo", "pass", "unix-dgram"].contains { $0.utf8.elementsEqual(word) }
    case .private, .unprivileged, .chroot: word.count == 1 && word.allSatisfy { "yn-".utf8.contains($0) }
    case .wakeup: Self.isWakeup(word)
    case .processLimit: word.elementsEqual("-".utf8) || word.allSatisfy(Self.isDigit)
    }
  }

  private static func isWakeup(_ word: some BidirectionalCollection<UInt8>) -> Bool {
    let time = word.last == UInt8(ascii: "?") ? Array(word.dropLast()) : Array(word)
    return time == [UInt8(ascii: "-")] || time.allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
