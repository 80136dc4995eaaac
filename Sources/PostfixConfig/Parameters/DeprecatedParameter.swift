/// Parameters that Postfix tells to do without, DEPRECATION_README: names of 3.9 and those that 3.11 added.
public enum DeprecatedParameter {
  /// What to do instead.
  public enum Advice: Equatable, Sendable {
    /// Specify another parameter.
    case specify(ArraySlice<UInt8>)
    /// The name of another parameter, without a verb: the original has this once.
    case bareName(ArraySlice<UInt8>)
    /// Specify nothing.
    case doNotSpecify
    /// Specify nothing, since the default is better.
    case leaveDefault
  }

  /// Whether a deprecated name still does something.
  public enum State: Equatable, Sendable {
    /// It will go away.
    case known
    /// It is gone.
    case removed
  }

  /// Finds what to do instead of setting a parameter.
  ///
  /// - Parameters:
  ///   - name: The parameter.
  ///   - version: The Postfix.
  /// - Returns: The advice; nil when the name is not deprecated.
  static func advice(_ name: ArraySlice<UInt8>, in version: PostfixVersion) -> Advice? {
    guard version.warnsAboutDeprecatedNames else { return nil }
    var number = 0
    while let (deprecated, other) = since3_9(number) {
      if equals(name, deprecated) { return advice(other) }
      number += 1
    }
    guard version.explainsDeprecation else { return nil }
    number = 0
    while let (deprecated, other) = since3_11(number) {
      if equals(name, deprecated) { return advice(other) }
      number += 1
    }
    return nil
  }

  /// Reads an advice as the lists below have it: a name, `=name` for a bare one, `-` for none, `@` for the default.
  private static func advice(_ text: StaticString) -> Advice {
    let text = bytes(text)
    switch text[0] {
    case UInt8(ascii: "-"): return .doNotSpecify
    case UInt8(ascii: "@"): return .leaveDefault
    case UInt8(ascii: "="): return .bareName(text[1...])
    default: return .specify(text[...])
    }
  }

  private static func since3_9(_ number: Int) -> (StaticString, StaticString)? {
    switch number {
    case 0: ("disable_dns_lookups", "smtp_dns_support_level")
    case 1: ("lmtp_use_tls", "lmtp_tls_security_level")
    case 2: ("postscreen_use_tls", "postscreen_tls_security_level")
    case 3: ("smtp_use_tls", "smtp_tls_security_level")
    case 4: ("smtpd_use_tls", "smtpd_tls_security_level")
    case 5: ("tlsproxy_client_use_tls", "tlsproxy_client_security_level")
    case 6: ("tlsproxy_use_tls", "tlsproxy_tls_security_level")
    case 7: ("lmtp_enforce_tls", "=lmtp_tls_security_level")
    case 8: ("postscreen_enforce_tls", "postscreen_tls_security_level")
    case 9: ("smtp_enforce_tls", "smtp_tls_security_level")
    case 10: ("smtpd_enforce_tls", "smtpd_tls_security_level")
    case 11: ("tlsproxy_client_enforce_tls", "tlsproxy_client_security_level")
    case 12: ("tlsproxy_enforce_tls", "tlsproxy_tls_security_level")
    case 13: ("lmtp_tls_per_site", "lmtp_tls_policy_maps")
    case 14: ("smtp_tls_per_site", "smtp_tls_policy_maps")
    case 15: ("tlsproxy_client_per_site", "tlsproxy_client_policy_maps")
    case 16: ("smtpd_tls_dh1024_param_file", "@")
    case 17: ("smtpd_tls_eecdh_grade", "@")
    case 18: ("deleted-test-only", "-")
    default: nil
    }
  }

  private static func since3_11(_ number: Int) -> (StaticString, StaticString)? {
    switch number {
    case 0: ("authorized_verp_clients", "smtpd_authorized_verp_clients")
    case 1: ("fallback_relay", "smtp_fallback_relay")
    case 2: ("lmtp_per_record_deadline", "lmtp_per_request_deadline")
    case 3: ("lmtp_tls_enforce_peername", "lmtp_tls_security_level")
    case 4: ("postscreen_blacklist_action", "postscreen_denylist_action")
    case 5: ("postscreen_dnsbl_ttl", "postscreen_dnsbl_max_ttl")
    case 6: ("postscreen_dnsbl_whitelist_threshold", "postscreen_dnsbl_allowlist_threshold")
    case 7: ("postscreen_whitelist_interfaces", "postscreen_allowlist_interfaces")
    case 8: ("smtpd_client_connection_limit_exceptions", "smtpd_client_event_limit_exceptions")
    case 9: ("smtpd_per_record_deadline", "smtpd_per_request_deadline")
    case 10: ("smtp_per_record_deadline", "smtp_per_request_deadline")
    case 11: ("smtp_tls_enforce_peername", "smtp_tls_security_level")
    case 12: ("tlsproxy_client_level", "tlsproxy_client_security_level")
    case 13: ("tlsproxy_client_policy", "tlsproxy_client_policy_maps")
    case 14: ("virtual_maps", "virtual_alias_maps")
    case 15: ("lmtp_cname_overrides_servername", "-")
    case 16: ("smtp_cname_overrides_servername", "-")
    default: nil
    }
  }
}
