/// A service that mail programs submit messages through.
public enum SubmissionPort: String, CaseIterable, Sendable {
  /// Port 587, encrypted by STARTTLS; RFC 6409.
  case submission
  /// Port 465, encrypted from the first byte; RFC 8314.
  case submissions

  /// The names that a service of master.cf can have on this port.
  var serviceNames: [String] {
    switch self {
    case .submission: ["submission", "587"]
    case .submissions: ["submissions", "smtps", "465"]
    }
  }

  /// What the service must say for itself, whatever main.cf says.
  var essentials: [(name: String, value: String)] {
    switch self {
    case .submission: [("smtpd_tls_security_level", "encrypt"), ("smtpd_sasl_auth_enable", "yes")]
    case .submissions: [("smtpd_tls_wrappermode", "yes"), ("smtpd_sasl_auth_enable", "yes")]
    }
  }

  /// The settings of a service that is added, as in Postfix's own master.cf since 3.8.
  var settings: [(name: String, value: String)] {
    let auth = essentials + (self == .submission ? [("smtpd_tls_auth_only", "yes")] : [])
    return [("syslog_name", "postfix/\(rawValue)")] + auth + [
      ("smtpd_reject_unlisted_recipient", "no"), ("smtpd_client_restrictions", ""), ("smtpd_helo_restrictions", ""),
      ("smtpd_sender_restrictions", ""), ("smtpd_relay_restrictions", ""),
      ("smtpd_recipient_restrictions", "permit_sasl_authenticated,reject"),
      ("milter_macro_daemon_name", "ORIGINATING"),
    ]
  }
}

/// Whether port 25, where other servers deliver, offers AUTH beside the submission services.
public enum ExchangeAuth: Sendable {
  /// It does not: passwords are only tried where mail programs connect.
  case withheld
  /// It does.
  case offered
}
