/// The parameters that every program of Postfix reads when it starts.
///
/// Postfix 3.7.11, in the order in which they are read, `postconf -vvm`; the smallest values were found by giving each of
/// them bad ones.
struct DaemonParameter {
  /// What a value has to be.
  enum Kind: UInt8 {
    case string, number, long, boolean, time, pair
    /// Yes or no, the default an expression.
    case expressed
  }

  /// A part of the list; between parts other things are looked at.
  enum Group {
    /// What logs and networks depend on.
    case first
    /// What texts depend on.
    case encodings
    /// Text.
    case texts
    /// Numbers, yes or no, and times.
    case rest

    fileprivate var table: StaticString {
      switch self {
      case .first: DaemonParameter.first
      case .encodings: DaemonParameter.encodings
      case .texts: DaemonParameter.texts
      case .rest: DaemonParameter.rest
      }
    }
  }

  /// What a default refers to; a default that refers to plain text only is good, and the same whenever it is expanded.
  enum References: Int {
    /// Nothing: it is a constant.
    case none
    /// The names of ``DaemonStart/origins``.
    case origins
    /// The destinations, and those.
    case destinations
    /// Nobody knows.
    case unknown
  }

  let name: ArraySlice<UInt8>
  let kind: Kind
  /// The shortest text or the smallest number; nil for any.
  let least: Int?
  /// The greatest number; nil for any.
  var most: Int?
  /// What the default refers to.
  var references = References.unknown

  /// Visits the parameters of a group in order.
  static func forEach<Failure>(
    in group: Group, _ body: (DaemonParameter) throws(Failure) -> Void
  ) throws(Failure) {
    let text = bytes(group.table)
    var place = 0
    // Not by split(): a hundred parts cost more than what is done with them.
    while place < text.count {
      var references = 0
      while text[place] == UInt8(ascii: "$") { (references, place) = (references + 1, place + 1) }
      let kind = kind(text[place])
      place += 1
      let least = number(in: text, &place)
      let most = text[place] == 0x20 ? nil : number(in: text, &place)
      let start = place + 1
      place = start
      while place < text.count, text[place] != 0x20 { place += 1 }
      try body(
        DaemonParameter(
          name: text[start..<place], kind: kind, least: least, most: most,
          references: References(rawValue: references) ?? .unknown))
      place += 1
    }
  }

  /// Takes a number off a text, and a sign after it; nil for the sign alone.
  private static func number(in text: [UInt8], _ place: inout Int) -> Int? {
    let start = place
    var value = 0
    while text[place] >= UInt8(ascii: "0"), text[place] <= UInt8(ascii: "9") {
      value = 10 * value + Int(text[place] - UInt8(ascii: "0"))
      place += 1
    }
    defer { if text[place] != 0x20 { place += 1 } }
    return place == start ? nil : value
  }

  /// Says whether a parameter is one of those that are read first, and its default one that nothing is done for.
  static func isSilent(_ name: ArraySlice<UInt8>, amongFirst count: Int, _ references: References) -> Bool {
    var (number, found) = (0, false)
    func compare(_ parameter: DaemonParameter) {
      number += 1
      if number <= count, parameter.references.rawValue <= references.rawValue, parameter.name == name { found = true }
    }
    forEach(in: .first, compare)
    forEach(in: .encodings, compare)
    forEach(in: .texts, compare)
    forEach(in: .rest, compare)
    return found
  }

  private static func kind(_ letter: UInt8) -> Kind {
    switch letter {
    case UInt8(ascii: "i"): .number
    case UInt8(ascii: "l"): .long
    case UInt8(ascii: "b"): .boolean
    case UInt8(ascii: "e"): .expressed
    case UInt8(ascii: "t"): .time
    case UInt8(ascii: "v"): .pair
    default: .string
    }
  }

  /// What is read first: two words for each parameter, what its value has to be and its name.
  ///
  /// `s` text, `i` number, `l` long number, `b` yes or no, `e` an expression that is one, `t` time, `v` two characters;
  /// then the smallest value and, after a sign, the greatest one. In front a `$` where the default refers to others, two
  /// where to the destinations, three where, in some release, to what is read later.
  private static let first: StaticString = """
    s1 mail_version s1 syslog_facility s0 inet_protocols s0 multi_instance_directories s0 multi_instance_group \
    s0 multi_instance_name s0 maillog_file s1 maillog_file_prefixes s1 maillog_file_compressor \
    s1 maillog_file_rotate_suffix s1 postlog_service_name s0 dnssec_probe s0 known_tcp_ports
    """

  private static let encodings: StaticString = """
    b0 daemon_table_open_error_is_fatal b0 dns_ncache_ttl_fix_enable $e0 smtputf8_enable \
    e0 enable_idna2003_compatibility $e0 respectful_logging
    """

  private static let texts: StaticString = """
    s1 mail_name $s1 syslog_name s1 mail_owner s1 setgid_group $s0 mydestination $s1 myorigin s0 relayhost \
    s1 daemon_directory s1 data_directory s1 command_directory s1 meta_directory s1 queue_directory \
    s1 shlib_directory s1 process_id_directory s0 inet_interfaces s0 proxy_interfaces s1 double_bounce_sender \
    s1 default_privs $$$s0 alias_database s1 mail_release_date s1 default_database_type s1 hash_queue_names \
    s0 recipient_delimiter $$s0 relay_domains $$s0 fast_flush_domains s0 export_environment s0 import_environment \
    $s1 mynetworks_style s0 debug_peer_list v2 default_verp_delimiters s1 verp_delimiter_filter \
    s0 parent_domain_matches_subdomains s0 alternate_config_directories s1 bounce_service_name \
    s1 cleanup_service_name s1 defer_service_name s1 pickup_service_name s1 queue_service_name \
    s1 rewrite_service_name s1 showq_service_name s1 error_service_name s1 flush_service_name \
    s1 address_verify_service_name s1 trace_service_name s1 proxymap_service_name s1 proxywrite_service_name \
    s0 internal_mail_filter_classes s0 multi_instance_wrapper s0 default_delivery_status_filter \
    s1 smtputf8_autodetect_classes s0 message_drop_headers s1 info_log_address_format
    """

  private static let rest: StaticString = """
    i1 default_process_limit i1 max_use i- dont_remove i512 line_length_limit i1 hash_queue_depth i1 fork_attempts \
    i1 deliver_lock_attempts i1 debug_peer_level i- fault_injection_code i1 berkeley_db_create_buffer_size \
    i1 berkeley_db_read_buffer_size i1 header_size_limit i1 header_address_token_limit i1 mime_nesting_limit \
    i1 mime_boundary_length_limit i-6 delay_logging_resolution_limit i- tcp_windowsize l- message_size_limit \
    l1 lmdb_map_size b0 disable_dns_lookups b0 soft_bounce b0 owner_request_special b0 strict_8bitmime \
    b0 strict_7bit_headers b0 strict_8bitmime_body b0 strict_mime_encoding_domain b0 disable_mime_input_processing \
    b0 disable_mime_output_conversion b0 address_verify_negative_cache b0 backwards_bounce_logfile_compatibility \
    b0 helpful_warnings b0 send_cyrus_sasl_authzid b0 multi_instance_enable b0 enable_long_queue_ids \
    b0 strict_smtputf8 b0 enable_original_recipient t1 application_event_drain_time t1 max_idle t1 ipc_timeout \
    t1 ipc_idle t1 ipc_ttl t1 trigger_timeout t1 fork_delay t1 deliver_lock_delay t1 stale_lock_time \
    t1 daemon_timeout t0-10 in_flow_delay
    """
}
