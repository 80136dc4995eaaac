internal import CyrusSASL
internal import MailSystem
internal import SafeFiles
internal import SystemPackage

/// What Cyrus SASL with an SQL database needs: all of it stands in smtpd.conf, which holds a password then.
struct SQLBackendPlan {
  private let sql: SMTPAuthRequest.SQL
  private let snapshot: Snapshot
  private(set) var changes: [Plan.Change] = []
  private(set) var advice: [Advice] = []

  init(
    _ sql: SMTPAuthRequest.SQL, request: SMTPAuthRequest, snapshot: Snapshot, services: [SMTPService]
  ) throws(PlanError) {
    self.sql = sql
    self.snapshot = snapshot
    var smtpdConf = try SMTPDConfPlan(snapshot)
    smtpdConf.want(.pwcheckMethod, "auxprop")
    smtpdConf.want(.auxpropPlugin, "sql")
    smtpdConf.want(.sqlEngine, sql.engine == .sqlite ? "sqlite3" : sql.engine.rawValue)
    try setDatabase(in: &smtpdConf)
    if let query = sql.query {
      smtpdConf.want(.sqlSelect, query)
    } else if smtpdConf.value(of: .sqlSelect) == nil {
      smtpdConf.want(.sqlSelect, SMTPDConfDraft.usualQuery)
    }
    smtpdConf.offer(request)
    if services.contains(where: { $0.confinement == .chrooted }) { try checkReach(smtpdConf) }
    changes = smtpdConf.changes(
      because: "Cyrus SASL looks passwords up in the database", attributes: snapshot.secretFileAttributes)
    advice = smtpdConf.advice
    advice += smtpdConf.missingPlugins(
      ["libsql.so"], request.wantedMechanisms)
  }

  private func setDatabase(in smtpdConf: inout SMTPDConfPlan) throws(PlanError) {
    let settings: [(SMTPDConfKey, String?, String)] = [
      (.sqlDatabase, sql.database, "--sql-database"), (.sqlUser, sql.user, "--sql-user"),
      (.sqlHostnames, sql.host ?? (sql.engine == .sqlite ? nil : "127.0.0.1"), "--sql-host"),
    ]
    for (key, value, option) in settings {
      if let value, sql.host != nil || key != .sqlHostnames || smtpdConf.value(of: key) == nil {
        smtpdConf.want(key, value)
      }
      // SQLite has neither users nor servers.
      guard smtpdConf.value(of: key) == nil, sql.engine != .sqlite || key == .sqlDatabase else { continue }
      throw .backend(.optionNeeded(option, "\(smtpdConf.path) has no \(key)"))
    }
    if let password = sql.password {
      // The plugin puts it between the quotes of libpq's connection string.
      try smtpdConf.want(.sqlPasswd, password, escaping: sql.engine == .pgsql ? Array("'\\".utf8) : [])
    }
    guard sql.engine != .sqlite, smtpdConf.value(of: .sqlPasswd) == nil else { return }
    throw .backend(.optionNeeded("--password-file", "\(smtpdConf.path) has no \(SMTPDConfKey.sqlPasswd)"))
  }

  /// A chrooted smtpd(8) reaches neither a socket nor a file outside.
  private func checkReach(_ smtpdConf: SMTPDConfPlan) throws(PlanError) {
    switch sql.engine {
    case .sqlite:
      let path = FilePath(smtpdConf.value(of: .sqlDatabase) ?? "")
      let inside = snapshot.queueDirectory.appending(path.components)
      guard (try? snapshot.tree.metadata(of: inside)).flatMap({ $0 }) == nil else { return }
      throw .backend(.outsideChroot(path: path, wanted: inside))
    case .mysql, .pgsql:
      let host = smtpdConf.value(of: .sqlHostnames) ?? ""
      guard host.hasPrefix("/") || (sql.engine == .mysql && host == "localhost") else { return }
      throw .backend(.outsideChroot(path: FilePath(host), wanted: nil))
    }
  }
}
