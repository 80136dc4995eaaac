public import SystemPackage

extension LiveServices {
  /// Has a daemon started at boot: update-rc.d(8), which numbers the links of its script anew.
  ///
  /// - Parameter service: The daemon.
  /// - Throws: ``ServiceError`` when the command fails.
  public func enable(_ service: MailService) async throws(ServiceError) {
    try await perform(enableCommand(for: service))
  }

  /// Has a daemon started at boot no longer.
  ///
  /// - Parameter service: The daemon.
  /// - Throws: ``ServiceError`` when the command fails.
  public func disable(_ service: MailService) async throws(ServiceError) {
    try await perform(disableCommand(for: service))
  }

  /// The command that has a daemon started at boot.
  ///
  /// - Parameter service: The daemon.
  /// - Returns: Program and arguments.
  public func enableCommand(for service: MailService) -> [String] {
    ["update-rc.d", service.kind.rawValue, "enable"]
  }

  /// The command that has a daemon started at boot no longer.
  ///
  /// - Parameter service: The daemon.
  /// - Returns: Program and arguments.
  public func disableCommand(for service: MailService) -> [String] {
    ["update-rc.d", service.kind.rawValue, "disable"]
  }

  /// Gives files the labels that the policy of SELinux has for their places.
  ///
  /// - Parameter paths: The files.
  /// - Throws: ``ServiceError``; `cannotRun` where there is no such command.
  public func relabel(_ paths: [FilePath]) async throws(ServiceError) {
    try await perform(relabelCommand(for: paths))
  }

  /// The command that labels files.
  ///
  /// - Parameter paths: The files.
  /// - Returns: Program and arguments.
  public func relabelCommand(for paths: [FilePath]) -> [String] { ["restorecon"] + paths.map(\.string) }
}
