extension SMTPDConfOption {
  /// Every option, in the order of the manual.
  public static let all: [SMTPDConfOption] = library + directory + mechanisms + database + sql

  private static let library = [
    SMTPDConfOption("pwcheck_method", .words(checkers), "auxprop", "how a password that a client sends is checked"),
    SMTPDConfOption("mech_list", .names, nil, "the mechanisms to offer; all that are installed by default"),
    SMTPDConfOption("auxprop_plugin", .names, nil, "who knows the users' secrets; every plugin is asked by default"),
    SMTPDConfOption("canon_user_plugin", .names, "INTERNAL", "who turns a login into the name of a user"),
    SMTPDConfOption("auto_transition", .choice(["yes", "noplain", "no"]), "no", "keep secrets for other mechanisms"),
    SMTPDConfOption("log_level", .number(0...7), "1", "how much is logged: 0 nothing, 7 passwords too"),
    SMTPDConfOption("saslauthd_path", .path, nil, "the socket of saslauthd"),
    SMTPDConfOption("authdaemond_path", .path, "/dev/null", "the socket of Courier's authdaemond"),
    SMTPDConfOption(
      "authdaemon_path", .path, nil, "the socket of Courier's authdaemond in the manual's spelling",
      .unknownToDebian("authdaemond_path")),
    SMTPDConfOption("plugin_list", .path, nil, "a list of plugins, which the library no longer reads"),
  ]

  private static let checkers = ["auxprop", "saslauthd", "pwcheck", "authdaemond", "alwaystrue"]

  private static let directory = [
    SMTPDConfOption("ldapdb_uri", .addresses(["ldap://", "ldaps://", "ldapi://"]), nil, "the directory servers"),
    SMTPDConfOption("ldapdb_id", .text, nil, "the identity that asks the directory"),
    SMTPDConfOption("ldapdb_pw", .secret, nil, "the password of that identity"),
    SMTPDConfOption("ldapdb_mech", .names, nil, "the mechanism by which it logs in"),
    SMTPDConfOption("ldapdb_rc", .path, nil, "a file of options for libldap, such as a client certificate"),
    SMTPDConfOption("ldapdb_starttls", .choice(["try", "demand"]), nil, "whether the connection is encrypted"),
    SMTPDConfOption("ldapdb_canon_attr", .text, nil, "the attribute that holds the user's real name"),
  ]

  private static let mechanisms = [
    SMTPDConfOption("keytab", .path, "/etc/krb5.keytab", "the keys of GSSAPI"),
    SMTPDConfOption("ad_compat", .truth, "no", "GSSAPI as Active Directory expects it; not in the manual"),
    SMTPDConfOption("ntlm_server", .text, nil, "the servers that NTLM asks, commas between them"),
    SMTPDConfOption("ntlm_v2", .truth, "no", "whether a client of NTLM answers in version 2"),
    SMTPDConfOption("otp_mda", .choice(["md4", "md5", "sha1"]), "md5", "the hash function of one-time passwords"),
    SMTPDConfOption(
      "opiekeys", .path, "/etc/opiekeys", "the keys of OPIE", .unknownToDebian("its OTP is built without OPIE")),
    SMTPDConfOption("reauth_timeout", .number(0...525_600), "0", "minutes in which DIGEST-MD5 knows a client again"),
    SMTPDConfOption("scram_secret_generate", .truth, "no", "whether saslpasswd2 makes secrets of SCRAM"),
    SMTPDConfOption(
      "scram_iteration_counter", .number(1...65_536), "4096", "how often SCRAM applies its hash function"),
    SMTPDConfOption(
      "srp_mda", .choice(["md5", "sha1", "rmd160"]), "sha1", "the hash function of SRP",
      .unknownToDebian("it has no plugin for SRP")),
    SMTPDConfOption(
      "srvtab", .path, "/etc/srvtab", "the keys of Kerberos 4", .unknownToDebian("it has no plugin for Kerberos 4")),
  ]

  private static let database = [
    SMTPDConfOption("sasldb_path", .path, "/etc/sasldb2", "the database of users"),
    SMTPDConfOption("sasldb_mapsize", .number(1...Int.max), "1048576", "how large an LMDB database may become"),
    SMTPDConfOption("sasldb_maxreaders", .number(1...65_536), "126", "how many programs may read an LMDB database"),
  ]

  private static let sql = [
    SMTPDConfOption("sql_engine", .choice(["mysql", "pgsql", "sqlite", "sqlite3"]), "mysql", "the kind of database"),
    SMTPDConfOption("sql_hostnames", .text, nil, "the servers, host or host:port, commas between them"),
    SMTPDConfOption("sql_user", .text, nil, "the user of the database"),
    SMTPDConfOption("sql_passwd", .secret, nil, "the password of that user"),
    SMTPDConfOption("sql_database", .text, nil, "the database, or the file of SQLite"),
    SMTPDConfOption("sql_select", .statement(placeholders: ["%u"]), nil, "finds a property %p of user %u in realm %r"),
    SMTPDConfOption("sql_insert", .statement(placeholders: ["%u", "%v"]), nil, "stores a property of a new user"),
    SMTPDConfOption("sql_update", .statement(placeholders: ["%u", "%v"]), nil, "changes a property of a user"),
    SMTPDConfOption("sql_usessl", .truth, "no", "whether the connection is encrypted; not in the manual"),
    SMTPDConfOption(
      "sql_statement", .statement(placeholders: ["%u"]), nil, "the older name of sql_select",
      .replaced(by: "sql_select")),
  ]
}
