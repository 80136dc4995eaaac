internal import PostfixConfig
internal import SafeFiles
internal import SystemPackage

/// The values of parameters as daemons see them: `-o` of the service, then main.cf, then the default.
final class EffectiveParameters {
  private let lookup: ParameterLookup

  /// Reads main.cf for its values; lines that Postfix would refuse are passed over, since the document reports them.
  init(main: [UInt8], tree: FileTree) {
    let settings = (try? MainSettings(main, path: Array("main.cf".utf8)[...]) { _ in })?.table
    let installation = PostfixInstallation(in: tree)
    lookup = ParameterLookup(
      table: ParameterTable(installation?.version ?? .newest, build: installation?.build ?? .init(customaryIn: tree)),
      main: settings ?? SettingTable(), machine: tree.isLive ? .live : .image(tree),
      release: installation.map { PostfixRelease($0) })
  }

  func rawValue(_ name: ParameterName) -> [UInt8]? { lookup.rawValue(name.bytes[...]).map { Array($0) } }

  func expand(_ text: [UInt8], overrides: SettingTable?) -> String? {
    let expansion = lookup.expand(text[...], overrides: overrides)
    return expansion.faults.isEmpty ? String(decoding: expansion.bytes, as: UTF8.self) : nil
  }

  func effective(_ name: ParameterName, overrides: SettingTable?) -> String? {
    guard let expansion = lookup.effective(name.bytes[...], overrides: overrides), expansion.faults.isEmpty else {
      return nil
    }
    return String(decoding: expansion.bytes, as: UTF8.self)
  }
}

extension Machine {
  /// The machine that an image will be: its own host name, and no interfaces yet.
  static func image(_ tree: FileTree) -> Machine {
    Machine(
      nodeName: {
        let file = (try? tree.readIfPresent("/etc/hostname")).flatMap { $0 }
        let line = (file?.bytes ?? []).prefix { $0 != UInt8(ascii: "\n") }
        return line.isEmpty ? Array("localhost".utf8) : Array(line)
      }, interfaces: { [] }, addresses: { _ in [] })
  }
}
