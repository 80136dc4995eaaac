public import SystemPackage

/// What starts daemons when a platform boots.
public enum BootManager: Sendable {
  /// systemd(1), by links to units; scripts of /etc/init.d where there is no unit.
  case systemd
  /// OpenRC, by links in a runlevel.
  case openRC
  /// rc(8) of FreeBSD, by variables of rc.conf(5).
  case rcConf
}

/// Whether a daemon is started at boot, and what has to be done that it is.
public enum BootState: Equatable, Sendable {
  /// It is started, or nothing is known of it here.
  case settled
  /// A link is missing.
  case linkMissing(at: FilePath, to: FilePath)
  /// A variable has to be YES.
  case variableMissing(String, in: ConfigurationFile)
  /// The links of its script are numbered, and update-rc.d(8) makes them.
  case scriptDisabled(String)
  /// An administrator has forbidden it by a link to /dev/null.
  case masked(FilePath)
}
