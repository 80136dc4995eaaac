/// A new smtpd.conf for a source of passwords, for the present Cyrus SASL or the one before.
public enum SMTPDConfDraft {
  /// A source of passwords.
  public enum Backend: String, CaseIterable, Sendable {
    /// A database of Cyrus SASL's own.
    case sasldb
    /// The daemon.
    case saslauthd
    /// An SQL database.
    case sql
    /// A directory.
    case ldapdb
    /// The daemon of Cyrus SASL 1.5.
    case pwcheck
  }

  /// A generation of the library.
  public enum Generation: String, CaseIterable, Sendable {
    /// Cyrus SASL 1.5, obsolete since 2002.
    case first = "1"
    /// Cyrus SASL 2.
    case second = "2"
  }

  /// The query for the table that `mailauth users migrate --to sql` writes.
  public static let usualQuery =
    "SELECT value FROM sasl_secrets WHERE username = '%u' AND realm = '%r' AND property = '%p'"

  /// Writes the file.
  ///
  /// - Parameters:
  ///   - backend: The source of passwords.
  ///   - generation: Which library reads it.
  ///   - settings: What it is to say besides, or instead.
  /// - Returns: The file; nil when that generation does not know the backend.
  public static func document(
    for backend: Backend, _ generation: Generation = .second,
    settings: [(key: SMTPDConfKey, value: SMTPDConfValue)] = []
  ) -> SMTPDConfDocument? {
    guard let lines = lines(backend, generation) else { return nil }
    var document = SMTPDConfDocument(Array(lines.map { "\($0.0): \($0.1)\n" }.joined().utf8))
    for (key, value) in settings { document.set(key, to: value) }
    return document
  }

  private static func lines(_ backend: Backend, _ generation: Generation) -> [(String, String)]? {
    switch (generation, backend) {
    // It has neither plugins for properties nor mech_list.
    case (.first, .sasldb), (.first, .pwcheck), (.first, .saslauthd): return [("pwcheck_method", backend.rawValue)]
    case (.first, _), (.second, .pwcheck): return nil
    case (.second, .sasldb): return properties("sasldb")
    case (.second, .saslauthd): return [("pwcheck_method", "saslauthd"), ("mech_list", "PLAIN LOGIN")]
    case (.second, .sql):
      return properties("sql") + [
        ("sql_engine", "pgsql"), ("sql_hostnames", "127.0.0.1"), ("sql_user", "postfix"), ("sql_database", "mail"),
        ("sql_select", usualQuery),
      ]
    case (.second, .ldapdb):
      return properties("ldapdb") + [
        ("ldapdb_uri", "ldap://127.0.0.1"), ("ldapdb_id", "postfix"), ("ldapdb_mech", "DIGEST-MD5"),
      ]
    }
  }

  private static func properties(_ plugin: String) -> [(String, String)] {
    [("pwcheck_method", "auxprop"), ("auxprop_plugin", plugin), ("mech_list", "PLAIN LOGIN")]
  }
}
