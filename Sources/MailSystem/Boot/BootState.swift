internal import CyrusSASL
public import SafeFiles
internal import SystemPackage

extension Snapshot {
  /// Finds out whether a daemon is started at boot.
  ///
  /// - Parameter daemon: The name of its unit, script or variable, for instance `saslauthd`.
  /// - Returns: What has to be done that it is.
  /// - Throws: ``FileError`` when a file is there and cannot be read.
  public func bootState(of daemon: String) throws(FileError) -> BootState {
    switch layout.boot {
    case .systemd:
      if let state = try unitState(of: daemon) { return state }
      return try scriptState(of: daemon)
    case .openRC: return try runlevelState(of: daemon)
    case .rcConf: return try variableState(of: daemon)
    }
  }

  // MARK: - systemd

  private static let unitDirectories: [FilePath] = [
    "/etc/systemd/system", "/usr/local/lib/systemd/system", "/usr/lib/systemd/system", "/lib/systemd/system",
  ]

  /// Whether the unit is enabled, systemd.unit(5); nil where there is none.
  private func unitState(of daemon: String) throws(FileError) -> BootState? {
    let unit = "\(daemon).service"
    for directory in Self.unitDirectories {
      let path = directory.appending(unit)
      if try tree.linkTarget(of: path) == "/dev/null" { return .masked(path) }
      guard let file = try tree.readIfPresent(path) else { continue }
      let targets = Self.wanting(file.bytes)
      for target in targets {
        for place in Self.unitDirectories {
          let link = place.appending("\(target).wants").appending(unit)
          if try tree.linkTarget(of: link) != nil { return .settled }
        }
      }
      // A unit without an [Install] section is started by others.
      guard let target = targets.first else { return .settled }
      return .linkMissing(at: Self.unitDirectories[0].appending("\(target).wants").appending(unit), to: path)
    }
    return nil
  }

  /// The values of WantedBy in the section [Install].
  private static func wanting(_ unit: [UInt8]) -> [String] {
    var isInstall = false
    var targets: [String] = []
    for line in unit.split(separator: UInt8(ascii: "\n")) {
      let text = String(decoding: line, as: UTF8.self)
      if text.hasPrefix("[") { isInstall = text.hasPrefix("[Install]") }
      guard isInstall, text.hasPrefix("WantedBy=") else { continue }
      targets += text.dropFirst("WantedBy=".count).split(whereSeparator: \.isWhitespace).map(String.init)
    }
    return targets
  }

  // MARK: - Scripts

  /// Whether the links of /etc/rc2.d to /etc/rc5.d start the script; the runlevel decides which of them counts.
  private func scriptState(of daemon: String) throws(FileError) -> BootState {
    guard try tree.metadata(of: FilePath("/etc/init.d").appending(daemon)) != nil else { return .settled }
    for level in 2...5 {
      let directory = FilePath("/etc/rc\(level).d")
      guard try tree.metadata(of: directory) != nil else { continue }
      let isStarted = try tree.names(in: directory).contains { $0.hasPrefix("S") && $0.dropFirst(3) == daemon }
      guard isStarted else { return .scriptDisabled(daemon) }
    }
    return .settled
  }

  private func runlevelState(of daemon: String) throws(FileError) -> BootState {
    let script = FilePath("/etc/init.d").appending(daemon)
    guard try tree.metadata(of: script) != nil else { return .settled }
    let levels: FilePath = "/etc/runlevels"
    guard try tree.metadata(of: levels) != nil else { return .settled }
    for level in try tree.names(in: levels) {
      if try tree.linkTarget(of: levels.appending(level).appending(daemon)) != nil { return .settled }
    }
    return .linkMissing(at: levels.appending("default").appending(daemon), to: script)
  }

  // MARK: - Variables

  private func variableState(of daemon: String) throws(FileError) -> BootState {
    let file = try ConfigurationFile("/etc/rc.conf", in: tree)
    let value = DefaultsFile(file.bytes).value(of: "\(daemon)_enable")?.lowercased() ?? ""
    // checkyesno of rc.subr(8).
    return ["yes", "true", "on", "1"].contains(value) ? .settled : .variableMissing("\(daemon)_enable", in: file)
  }
}
