internal import PostfixConfig

/// The original's words for what `-v` tells; compatibility demands every byte.
enum PostconfTraceWords {
  /// Appends the message.
  ///
  /// - Parameters:
  ///   - event: What to put into words.
  ///   - text: Gets the message.
  static func append(_ event: TraceEvent, to text: inout [UInt8]) {
    switch event {
    case .registered(let dictionary): append("dict_register: ", dictionary, " 1", [], to: &text)
    case .loaded(let name, let value): append("dict_load_fp: ", name, " = ", value, to: &text)
    case .updated(let name, let value): append("dict_update: ", name, " = ", value, to: &text)
    case .lookedUp(let name, let value):
      append("dict_lookup: ", name, " = ", value ?? Array("(notfound)".utf8)[...], to: &text)
    case .parsed(let value): append("mac_parse: ", value, "", [], to: &text)
    case .evaluated(let value, let result): append("dict_eval: ", value, result, to: &text)
    case .expanded(let value, let result): append("pcf_expand_parameter_value: ", value, result, to: &text)
    case .used(let name, let place, let owner):
      append("$", name, " in ", self.place(place)[...], to: &text)
      append(" validates ", name, "=value in ", self.place(owner)[...], to: &text)
    case .word(let word): append("name_mask: ", word, "", [], to: &text)
    case .address(let address): append("inet_addr_list_append: ", address, "", [], to: &text)
    case .interfaces(let count, let family):
      text += "inet_addr_local: configured \(count) " + Array((family == .four ? "IPv4" : "IPv6").utf8)
      text.append(literal: " addresses")
    case .network(let network, let isKnown): append("been_here: ", network, isKnown ? ": 1" : ": 0", [], to: &text)
    case .networks(let networks): append("mynetworks_core: ", networks, "", [], to: &text)
    case .skipped(let what):
      text.append(literal: what == .networks ? "skipping mynetworks setting" : "skipping inet_interfaces setting")
      text.append(literal: " - all network protocols are disabled")
    case .folder(let event): append(event, to: &text)
    case .table(let event): for line in TableTraceWords.lines(event) { text += line }
    case .filled(let descriptor, let count): text += Array("vstream_buf_get_ready: fd \(descriptor) got \(count)".utf8)
    case .flushed(let descriptor, let count): text += Array("vstream_fflush_some: fd \(descriptor) flush \(count)".utf8)
    }
  }

  private static func append(_ event: TraceEvent.FolderEvent, to text: inout [UInt8]) {
    switch event {
    case .opened(let path): append("scan_dir_push: open ", path[...], "", [], to: &text)
    case .skipped(let name): append("scan_dir_next: skip ", name[...], "", [], to: &text)
    case .found(let name): append("scan_dir_next: found ", name[...], "", [], to: &text)
    case .closed(let path): append("scan_dir_pop: close ", path[...], "", [], to: &text)
    }
  }

  private static func append(
    _ words: StaticString, _ first: ArraySlice<UInt8>, _ between: StaticString, _ second: ArraySlice<UInt8>,
    to text: inout [UInt8]
  ) {
    text.append(literal: words)
    text.append(bytes: first)
    text.append(literal: between)
    text.append(bytes: second)
  }

  private static func append(
    _ words: StaticString, _ value: ArraySlice<UInt8>, _ result: ArraySlice<UInt8>, to text: inout [UInt8]
  ) {
    text.append(literal: words)
    if value.elementsEqual(result) { return append("const  ", value, "", [], to: &text) }
    append("expand ", value, " -> ", result, to: &text)
  }

  private static func place(_ place: TraceEvent.Place) -> [UInt8] {
    switch place {
    case .main: Array("main.cf".utf8)
    case .service(let name): "master.cf:" + name
    }
  }
}
