internal import CyrusSASL
internal import LosslessText
internal import SafeFiles
internal import SystemPackage

/// The configuration file that Cyrus SASL reads for a command, as far as the command heeds it.
struct SaslConfiguration {
  /// Where sasldb is; nil when the file does not say.
  var databasePath: [UInt8]?
  /// How much of the address space an LMDB database may take, in bytes; nil when the file does not say.
  var mapSize: Int?
  /// Which secrets of SCRAM are to be made; nil for none.
  var scram: ScramSetting?

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
      scram = ScramSetting(document)
      mapSize = document.value(of: .sasldbMapSize).flatMap(Self.kilobytes)
      return
    }
  }

  /// Reads a size as atoi(3) does; the library takes it for kilobytes, whatever its manual says.
  private static func kilobytes(_ text: [UInt8]) -> Int? {
    var number = 0
    for digit in text {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit), number < 1 << 31 else { break }
      number = number * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return number > 0 ? number << 10 : nil
  }
}
