/// A configuration and a command line.
struct FuzzCase: Sendable, Equatable {
  /// What stands in the configuration directory.
  enum Content: Sendable, Equatable {
    case file([UInt8], mode: UInt32)
    case directory
    case link(String)
    case pipe
  }

  /// How the configuration directory is chosen.
  enum Directory: Sendable {
    /// By `-c`, a relative path.
    case option
    /// By `MAIL_CONFIG`.
    case environment
    /// By both, `MAIL_CONFIG` to nowhere.
    case both
  }

  /// An option with its letters, and the arguments that it takes.
  struct Option: Sendable, Equatable {
    var letters: [Character]
    var arguments: [[UInt8]]
  }

  /// The path of the configuration directory as it stands in contents and arguments.
  static let placeholder = bytes("@DIR@")

  var files: [String: Content] = [:]
  var options: [Option] = []
  var words: [[UInt8]] = []
  var directory = Directory.option
  /// What the program is called.
  var program = "postconf"
  /// Whether main.cf looks as if it was written just now.
  var isYoung = false
  /// Whether memory that the original asks for is empty, and not what was there before.
  var hasEmptyMemory = false

  /// The arguments of the command line.
  var arguments: [[UInt8]] {
    let choice = directory == .environment ? [] : [bytes("-c"), bytes("c")]
    return choice + options.flatMap(\.arguments) + words
  }

  /// The letters of all options, each once, in order.
  var letters: [Character] { Set(options.flatMap(\.letters)).sorted() }

  func has(_ letter: Character) -> Bool { options.contains { $0.letters.contains(letter) } }

  /// The content of a file, if it is one.
  func content(_ name: String) -> [UInt8]? {
    if case .file(let content, _) = files[name] { content } else { nil }
  }

  /// Says whether the command can change a file: an edit is asked for or implied.
  var isEdit: Bool {
    has("e") || has("X") || has("#") || words.first?.contains(UInt8(ascii: "=")) == true
  }
}

/// The bytes of a text whose characters stand for one byte each, so that "\u{E9}" is one byte and no UTF-8.
func bytes(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }

/// The text whose characters stand for one byte each.
func text(_ bytes: some Sequence<UInt8>) -> String {
  var scalars = String.UnicodeScalarView()
  for byte in bytes { scalars.append(Unicode.Scalar(byte)) }
  return String(scalars)
}
