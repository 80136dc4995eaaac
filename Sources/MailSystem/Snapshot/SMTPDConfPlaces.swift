internal import PostfixConfig
internal import SafeFiles
public import SystemPackage

extension Snapshot {
  /// The name by which smtpd(8) asks Cyrus SASL for its configuration: `smtpd_sasl_path`, unless that is a path.
  public var saslApplicationName: String {
    effective("smtpd_sasl_path").flatMap { $0.contains("/") || $0.isEmpty ? nil : $0 } ?? "smtpd"
  }

  /// The place of smtpd.conf: the file that smtpd(8) reads now, else where a new one is made.
  ///
  /// Debian is an exception: its first directory is Postfix's own, and a new file there hides what was read elsewhere.
  ///
  /// - Parameter name: The name before `.conf`, the value of `smtpd_sasl_path`.
  /// - Returns: The path.
  public func smtpdConf(_ name: String) -> FilePath {
    let places = smtpdConfPlaces(name)
    let home = layout.saslHome.path(configuration: configurationDirectory).appending(name + ".conf")
    guard places.contains(home) else { return places.first ?? home }
    if case .withinPostfix = layout.saslHome { return home }
    return places.first(where: exists) ?? home
  }

  /// The other places in which there is a file of that name: it is not read.
  ///
  /// - Parameter name: The name before `.conf`.
  /// - Returns: The paths in the order in which smtpd(8) would come to them.
  public func unreadSMTPDConfs(_ name: String) -> [FilePath] {
    let read = smtpdConf(name)
    return smtpdConfPlaces(name).filter { $0 != read && exists($0) }
  }

  /// The places in which smtpd(8) looks, best first: `cyrus_sasl_config_path`, else the directories of the platform.
  private func smtpdConfPlaces(_ name: String) -> [FilePath] {
    let configured = layout.saslConfigPath == .honoured ? effective("cyrus_sasl_config_path") ?? "" : ""
    let directories =
      configured.isEmpty
      ? layout.saslDirectories.map { $0.path(configuration: configurationDirectory) }
      : configured.split(separator: ":").map { FilePath(String($0)) }
    return directories.map { $0.appending(name + ".conf") }
  }

  private func exists(_ path: FilePath) -> Bool { (try? tree.metadata(of: path)).flatMap { $0 } != nil }
}
