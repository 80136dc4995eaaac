/// Words that a parameter takes and no others, where postconf(5) lists them all.
struct ParameterChoices {
  /// The words, parted by blanks.
  let words: StaticString
  /// Whether several may be given.
  let isList: Bool
  /// Whether the value may be empty.
  let takesEmpty: Bool

  private init(_ words: StaticString, isList: Bool = false, takesEmpty: Bool = false) {
    self.words = words
    self.isList = isList
    self.takesEmpty = takesEmpty
  }

  /// Finds the words for a parameter; nil when it takes other text too.
  init?(_ name: ArraySlice<UInt8>) {
    guard let choices = Self.named(String(decoding: name, as: UTF8.self)) else { return nil }
    self = choices
  }

  private static func named(_ name: String) -> ParameterChoices? {
    switch name {
    case "smtpd_tls_security_level": Self("none may encrypt", takesEmpty: true)
    case "smtp_tls_security_level", "lmtp_tls_security_level":
      Self("none may encrypt dane dane-only fingerprint verify secure", takesEmpty: true)
    case "mynetworks_style": Self("class subnet host")
    case "inet_protocols": Self("all ipv4 ipv6", isList: true)
    case "smtp_address_preference", "lmtp_address_preference": Self("any ipv4 ipv6")
    case "smtp_dns_support_level", "lmtp_dns_support_level": Self("disabled enabled dnssec", takesEmpty: true)
    case "smtp_host_lookup", "lmtp_host_lookup": Self("dns native", isList: true)
    case "smtpd_sasl_type": Self("cyrus dovecot")
    case "smtp_sasl_type", "lmtp_sasl_type": Self("cyrus")
    case "smtpd_tls_eecdh_grade": Self("none strong ultra auto")
    case "milter_default_action": Self("accept reject tempfail quarantine shutdown")
    case "info_log_address_format": Self("external internal")
    case "notify_classes":
      Self("bounce 2bounce data delay policy protocol resource software", isList: true, takesEmpty: true)
    case "mailbox_delivery_lock", "virtual_mailbox_lock": Self("fcntl flock dotlock", isList: true, takesEmpty: true)
    default: named(byEnd: name)
    }
  }

  private static func named(byEnd name: String) -> ParameterChoices? {
    if name.hasPrefix("postscreen_"), name.hasSuffix("_action") { return Self("ignore enforce drop") }
    let isClientOrServer = ["smtp_", "smtpd_", "lmtp_"].contains { name.hasPrefix($0) }
    guard isClientOrServer else { return nil }
    if name.hasSuffix("_tls_ciphers") || name.hasSuffix("_tls_mandatory_ciphers") {
      return Self("export low medium high null")
    }
    if name.hasSuffix("_sasl_security_options") || name.hasSuffix("_sasl_tls_security_options") {
      return Self(
        "noplaintext noactive nodictionary noanonymous mutual_auth forward_secrecy", isList: true, takesEmpty: true)
    }
    return nil
  }

  /// Finds the first word of a value that is none of the choices; case does not matter.
  func firstUnknown(in value: [UInt8]) -> [UInt8]? {
    let known = words.description.split(separator: " ")
    let words = Tokens(value[...], separators: .blanksAndCommas).all().map { Array($0) }
    if words.isEmpty { return takesEmpty ? nil : [] }
    if !isList, words.count > 1 { return value }
    return words.first { word in !known.contains { $0.utf8.elementsEqual(word.map(Self.lowered)) } }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
