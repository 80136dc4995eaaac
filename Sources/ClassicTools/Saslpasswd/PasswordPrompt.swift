internal import Glibc
internal import Secrets

/// Asks for a new password as saslpasswd2(8) does: twice on a terminal, else one read of at most 2,048 bytes.
struct PasswordPrompt {
  /// How the password comes in.
  enum Source {
    case terminal, pipe
  }

  /// Why there is no password.
  enum Refusal: Error {
    case unreadable(InputError)
    case mismatch
  }

  let context: CommandContext
  let source: Source

  private static let longest = 2048

  /// Reads the password; a line feed at its end does not belong to it.
  func ask() throws(Refusal) -> Secret {
    let password = try read("Password: ")
    if source == .terminal {
      let again = try read("Again (for verification): ")
      guard password.matches(again) else { throw .mismatch }
    }
    return password
  }

  private func read(_ prompt: String) throws(Refusal) -> Secret {
    if source == .terminal {
      context.output.write(prompt)
      context.output.flush()
      context.input.setEcho(.off)
    }
    defer { if source == .terminal { context.input.setEcho(.on) } }
    var bytes: [UInt8]
    do {
      bytes = try context.input.read(upTo: Self.longest)
    } catch {
      throw .unreadable(error)
    }
    if bytes.last == UInt8(ascii: "\n") {
      bytes.removeLast()
    } else if source == .terminal, !bytes.isEmpty {
      context.output.write("\n")
      context.output.flush()
    }
    return Secret(consuming: &bytes)
  }
}

extension InputError {
  /// The words of strerror(3).
  var words: String { unsafe String(cString: strerror(code)) }
}

extension Secret {
  /// The part in front of the first NUL byte: Cyrus SASL hands passwords to its plug-ins as C strings.
  var asCString: Secret {
    unsafe withBytes { bytes in
      var part = unsafe Array(bytes.prefix { $0 != 0 })
      return Secret(consuming: &part)
    }
  }
}
