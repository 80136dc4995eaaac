/// Texts that both commands of Cyrus SASL share, in the original's words.
enum SaslUsage {
  private static let credit = """

    This product includes software developed by Computing Services
    at Carnegie Mellon University (http://www.cmu.edu/computing/).


    """

  /// What `-v` writes; scripts read the version from it, so it is that of the release whose behaviour this is.
  static let version = """
    \(credit)Built against SASL API version 2.1.28
    LibSasl version 2.1.28 by "Cyrus SASL"

    """

  static func saslpasswd(_ name: String) -> String {
    """
    \(credit)\(name): usage: \(name) [-v] [-c [-p] [-n]] [-d] [-a appname] [-f sasldb] [-u DOM] userid
    \t-p\tpipe mode -- no prompt, password read on stdin
    \t-c\tcreate -- ask mechs to create the account
    \t-d\tdisable -- ask mechs to disable/delete the account
    \t-n\tno userPassword -- don't set plaintext userPassword property
    \t  \t                   (only set mechanism-specific secrets)
    \t-f sasldb\tuse given file as sasldb
    \t-a appname\tuse appname as application name
    \t-u DOM\tuse DOM for user domain
    \t-v\tprint version numbers and exit

    """
  }

  static func listusers(_ name: String) -> String {
    """
    \(credit)\(name): usage: \(name) [-v] [[-f] sasldb]
    \t-f sasldb\tuse given file as sasldb
    \t-v\tprint version numbers and exit

    """
  }
}

extension CommandContext {
  /// Writes a line to the system log as Cyrus SASL does.
  func log(_ text: String) { writeLog(baseName, text) }

  /// The last component of argv[0], which Cyrus SASL's commands put in front of their own messages.
  var baseName: [UInt8] {
    let slash = programName.lastIndex(of: UInt8(ascii: "/"))
    return Array(programName[(slash.map { $0 + 1 } ?? 0)...])
  }
}
