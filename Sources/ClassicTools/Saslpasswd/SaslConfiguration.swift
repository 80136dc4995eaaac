internal import CyrusSASL
internal import LosslessText
internal import SafeFiles
internal import SystemPackage

/// The configuration file that Cyrus SASL reads for a command, as far as the command heeds it.
struct SaslConfiguration {
  /// Where sasldb is; nil when the file does not say.
  var databasePath: [UInt8]?

  #if arch(arm64)
    private static let multiarch = "aarch64-linux-gnu"
  #else
    private static let multiarch = "x86_64-linux-gnu"
  #endif

  /// Debian's search path; the first file that can be opened counts.
  private static let directories = ["/etc/sasl2", "/etc/sasl", "/usr/lib/\(multiarch)/sasl2", "/usr/lib/sasl2"]

  /// Reads `NAME.conf`.
  ///
  /// - Throws: `badConfiguration` when a line is malformed, as the library does.
  init(of application: [UInt8], in tree: FileTree, _ context: CommandContext) throws(SaslStatus) {
    let given = context.environment("SASL_CONF_PATH").map { path in
      path.split(separator: UInt8(ascii: ":")).map { Array($0) }
    }
    let name = String(decoding: application, as: UTF8.self) + ".conf"
    for directory in given ?? Self.directories.map({ Array($0.utf8) }) {
      // A file that cannot be read is passed over, as by the library.
      guard
        let file = try? tree.readIfPresent(
          FilePath(bytes: directory + [UInt8(ascii: "/")] + application + Array(".conf".utf8)))
      else { continue }
      let document = SMTPDConfDocument(file.bytes)
      guard document.diagnostics(file: name).allSatisfy({ $0.severity != .error }) else { throw .badConfiguration }
      databasePath = document.value(of: .sasldbPath)
      return
    }
  }
}
