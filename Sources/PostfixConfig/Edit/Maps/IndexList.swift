/// The indexes that a conversion asks for, each once, in the order in which they are found.
struct IndexList {
  let from: MapType
  let to: MapType
  private(set) var indexes: [MapConversion.Index] = []

  init(from: MapType, to: MapType) {
    self.from = from
    self.to = to
  }

  /// Collects the tables of an expanded value.
  mutating func collect(_ value: [UInt8], of name: ParameterName) {
    // What proxymap(8) may open are the tables of other parameters.
    guard to.isIndexed, !Self.isCache(name), name != "proxy_read_maps", name != "proxy_write_maps" else { return }
    let isAlias = name == "alias_maps" || name == "alias_database"
    for case .table(let type, let rest, _) in TableScanner(value[...]).events
    where value[type].elementsEqual(from.bytes) && value[rest].first == UInt8(ascii: "/")
      && value[rest].last != UInt8(ascii: "/")
    {
      add(value[rest], isAlias ? .postalias : .postmap)
    }
  }

  private mutating func add(_ path: ArraySlice<UInt8>, _ command: MapConversion.Index.Command) {
    let table = to.bytes + [UInt8(ascii: ":")] + path
    guard let known = indexes.firstIndex(where: { $0.table == table }) else {
      return indexes.append(.init(command: command, table: table))
    }
    // A file that is used as alias file anywhere is one.
    if command == .postalias { indexes[known] = .init(command: command, table: table) }
  }

  /// Says whether Postfix's daemons make the table themselves.
  private static func isCache(_ name: ParameterName) -> Bool {
    name == "address_verify_map" || name == "postscreen_cache_map" || name == "smtp_sasl_auth_cache_name"
      || name == "lmtp_sasl_auth_cache_name" || name.bytes.suffix(23).elementsEqual("_session_cache_database".utf8)
  }
}
