/// The packages of a platform, by what they bring.
public struct Packages: Equatable, Sendable {
  /// The command that installs packages.
  public let installCommand: String
  /// Postfix.
  public let postfix: String
  /// Dovecot.
  public let dovecot: String
  /// saslauthd(8).
  public let saslauthd: String
  /// The packages of Cyrus SASL's plugins by the names of their files; a plugin that no package has is not among them.
  public let plugins: [String: String]

  /// The command that installs plugins of Cyrus SASL.
  ///
  /// - Parameter plugins: The names of their files, for instance `libplain.so`.
  /// - Returns: The command with each package once; nil when no package has any of them.
  public func command(installing plugins: [String]) -> String? {
    let names = Set(plugins.compactMap { self.plugins[$0] })
    return names.isEmpty ? nil : "\(installCommand) \(names.sorted().joined(separator: " "))"
  }

  /// Lists the same package for several plugins.
  static func plugins(_ packages: [(package: String, plugins: [String])]) -> [String: String] {
    var result: [String: String] = [:]
    for (package, plugins) in packages {
      for plugin in plugins { result["lib\(plugin).so"] = package }
    }
    return result
  }
}
