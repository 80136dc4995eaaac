internal import Glibc

/// What a run is asked to do.
struct Settings {
  let mailauth: String
  var original = "/usr/sbin/postconf"
  var count = 20000
  var seed: UInt64 = 1
  /// The number of the first case.
  var first = 0
  /// Letters of options: cases with one of them are left out.
  var without = ""
  /// A part of a message of ours: differences with it are left out.
  var skipping = ""
  /// How many differences are made small and shown.
  var shown = 10
  /// How many seconds are spent on making one of them small.
  var patience = 60

  init(_ arguments: [String]) throws(Trouble) {
    guard let path = arguments.first else {
      throw Trouble(
        "usage: FuzzPostconf MAILAUTH [N=20000] [SEED=1] [FIRST=0] [WITHOUT=letters] [SKIP=text] [SHOW=10] [PATIENCE=60] [ORIGINAL=path]"
      )
    }
    mailauth = path
    for argument in arguments.dropFirst() {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let value = parts.count > 1 ? parts[1] : ""
      switch (parts[0], Int(value)) {
      case ("N", let number?): count = number
      case ("SEED", let number?): seed = UInt64(bitPattern: Int64(number))
      case ("FIRST", let number?): first = number
      case ("SHOW", let number?): shown = number
      case ("PATIENCE", let number?): patience = number
      case ("WITHOUT", _): without = value
      case ("SKIP", _): skipping = value
      case ("ORIGINAL", _): original = value
      default: throw Trouble("\(argument): not understood")
      }
    }
  }
}

/// The arguments of this process.
enum CommandLineArguments {
  static var all: [String] { Array(Swift.CommandLine.arguments.dropFirst()) }
}

/// Standard output and standard error.
enum Output {
  static func line(_ text: String) { write(text + "\n", to: 1) }

  static func error(_ text: String) { write("fuzz-postconf: \(text)\n", to: 2) }

  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      // The pointer is good for the call.
      let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
