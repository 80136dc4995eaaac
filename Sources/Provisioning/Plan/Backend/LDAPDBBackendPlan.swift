internal import CyrusSASL
internal import MailSystem
internal import SafeFiles
internal import SystemPackage

/// What Cyrus SASL with the ldapdb plugin needs: all of it stands in smtpd.conf, which holds a password then.
struct LDAPDBBackendPlan {
  private(set) var changes: [Plan.Change] = []
  private(set) var advice: [Advice] = []

  init(
    _ ldapdb: SMTPAuthRequest.LDAPDB, request: SMTPAuthRequest, snapshot: Snapshot, services: [SMTPService]
  ) throws(PlanError) {
    var smtpdConf = try SMTPDConfPlan(snapshot)
    smtpdConf.want(.pwcheckMethod, "auxprop")
    smtpdConf.want(.auxpropPlugin, "ldapdb")
    let settings: [(SMTPDConfKey, String?, String)] = [
      (.ldapdbURI, ldapdb.directory, "--ldap-uri"), (.ldapdbID, ldapdb.identity, "--ldap-id"),
    ]
    for (key, value, option) in settings {
      if let value { smtpdConf.want(key, value) }
      if smtpdConf.value(of: key) == nil { throw .backend(.optionNeeded(option, "\(smtpdConf.path) has no \(key)")) }
    }
    if let password = ldapdb.password { try smtpdConf.want(.ldapdbPassword, password) }
    if let mechanism = ldapdb.mechanism {
      smtpdConf.want(.ldapdbMechanism, mechanism)
    } else if smtpdConf.value(of: .ldapdbMechanism) == nil {
      smtpdConf.want(.ldapdbMechanism, SASLMechanism.digestMD5.rawValue)
    }
    let mechanism = smtpdConf.value(of: .ldapdbMechanism) ?? ""
    if smtpdConf.value(of: .ldapdbPassword) == nil, mechanism.uppercased() != "EXTERNAL" {
      throw .backend(.optionNeeded("--password-file", "\(smtpdConf.path) has no \(SMTPDConfKey.ldapdbPassword)"))
    }
    // libldap loads the plugin of its own login when it connects, and smtpd(8) is in the chroot by then.
    if services.contains(where: { $0.confinement == .chrooted }), let plugin = SASLMechanism(name: mechanism)?.plugin,
      !snapshot.hasSASLPlugin(plugin, below: snapshot.queueDirectory)
    {
      throw .backend(.pluginOutsideChroot(plugin))
    }
    smtpdConf.offer(request)
    changes = smtpdConf.changes(
      because: "Cyrus SASL looks passwords up in the directory", attributes: snapshot.secretFileAttributes)
    advice = smtpdConf.advice
    let own = SASLMechanism(name: mechanism).map { [$0.plugin] } ?? []
    advice += smtpdConf.missingPlugins(
      ["libldapdb.so"] + own, request.wantedMechanisms)
  }
}
