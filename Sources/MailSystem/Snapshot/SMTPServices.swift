internal import PostfixConfig

extension Snapshot {
  /// The services that run smtpd(8) for the network: those of type inet, and the one behind postscreen(8).
  public var smtpServices: [SMTPService] {
    masterDocument.services.compactMap { service -> SMTPService? in
      guard service.state == .active, service.command == "smtpd",
        let transport = SMTPService.Transport(rawValue: service.type)
      else { return nil }
      var overrides = SettingTable()
      for override in service.overrides { overrides.set(override.name.bytes[...], to: override.value[...]) }
      return SMTPService(
        name: service.name, transport: transport, location: service.location, confinement: confinement(of: service),
        overrides: overrides)
    }
  }

  /// The chroot column; `-` means yes up to compatibility level 0 and no from level 1 on (master(5)).
  private func confinement(of service: MasterCFService) -> SMTPService.Confinement {
    switch service.field(.chroot) {
    case Array("y".utf8): return .chrooted
    case Array("n".utf8): return .free
    default:
      let level = effective("compatibility_level") ?? "0"
      return level.prefix { $0.isNumber }.allSatisfy { $0 == "0" } ? .chrooted : .free
    }
  }
}
