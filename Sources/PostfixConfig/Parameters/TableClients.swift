/// Lookup table types that take parameters from main.cf by `<table>_<suffix>`: ldap_table(5), mysql_table(5) and others.
enum TableClient: CaseIterable {
  case ldap
  case mysql
  case pgsql
  case sqlite
  case memcache
  case mongodb

  /// Finds a client by table type as written in main.cf.
  ///
  /// - Parameters:
  ///   - type: The text before the colon, case-sensitive.
  ///   - series: The Postfix; mongodb is new in 3.9.
  init?(type: ArraySlice<UInt8>, in series: PostfixSeries) {
    guard (4...8).contains(type.count), let found = Self.allCases.first(where: { type.elementsEqual(bytes($0.name)) }),
      found != .mongodb || series >= .v3_9
    else { return nil }
    self = found
  }

  var name: StaticString {
    switch self {
    case .ldap: "ldap"
    case .mysql: "mysql"
    case .pgsql: "pgsql"
    case .sqlite: "sqlite"
    case .memcache: "memcache"
    case .mongodb: "mongodb"
    }
  }

  /// The parameter names of a client.
  ///
  /// - Parameter series: The Postfix.
  /// - Returns: The suffixes, each without the underscore before it.
  func suffixes(in series: PostfixSeries) -> [ArraySlice<UInt8>] {
    var all = bytes(common).split(separator: UInt8(ascii: " "))
    if series >= .v3_8, self == .pgsql { all.append(bytes("encoding")[...]) }
    if series >= .v3_9, self == .mysql { all.append(bytes("charset")[...]) }
    if series >= .v3_9, self == .mysql || self == .pgsql {
      all.append(bytes("idle_interval")[...])
      all.append(bytes("retry_interval")[...])
    }
    if series >= .v3_11, self == .memcache { all.append(bytes("key_digest")[...]) }
    return all
  }

  /// What every series has.
  private var common: StaticString {
    switch self {
    case .ldap:
      """
      bind bind_dn bind_pw cache cache_expiry cache_size chase_referrals debuglevel dereference domain expansion_limit \
      leaf_result_attribute query_filter recursion_limit result_attribute result_filter result_format sasl_authz_id \
      sasl_mechs sasl_minssf sasl_realm scope search_base server_host server_port size_limit \
      special_result_attribute start_tls terminal_result_attribute timeout tls_ca_cert_dir tls_ca_cert_file tls_cert \
      tls_cipher_suite tls_key tls_random_file tls_require_cert version
      """
    case .mysql:
      """
      additional_conditions dbname domain expansion_limit hosts option_file option_group password query \
      require_result_set result_format select_field table tls_CAfile tls_CApath tls_cert_file tls_ciphers tls_key_file \
      tls_verify_cert user where_field
      """
    case .pgsql:
      """
      additional_conditions dbname domain expansion_limit hosts password query result_format select_field \
      select_function table user where_field
      """
    case .sqlite:
      "additional_conditions dbpath domain expansion_limit query result_format select_field table where_field"
    case .memcache:
      """
      backup data_size_limit domain flags key_format line_size_limit max_try memcache retry_pause timeout ttl
      """
    case .mongodb:
      "collection dbname domain expansion_limit projection query_filter result_attribute result_format uri"
    }
  }
}
