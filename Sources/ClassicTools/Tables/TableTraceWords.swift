internal import PostfixConfig

/// The originals' words for what `-v` tells of tables; compatibility demands every byte.
enum TableTraceWords {
  /// Gives the lines of an event.
  static func lines(_ event: TableTraceEvent) -> [[UInt8]] {
    switch event {
    case .making(let type, let name): return ["open \(type.word) " + name]
    case .opened(let type, let name): return ["dict_open: \(type):" + name]
    case .berkeleyDB(let version):
      let text = Array(version.map { "\($0)" }.joined(separator: ".").utf8)
      // The original ends the lines itself, and what writes them replaces that.
      return [
        "Compiled against Berkeley DB: " + text + [0x0A], "Run-time linked against Berkeley DB: " + text + [0x0A],
      ]
    case .sizeLimit(let name, let bytes):
      return ["database lmdb:" + name + Array(": using size limit \(bytes) during open".utf8)]
    case .network(let network, let value): return ["dict_cidr_open: add " + network + [0x20] + value]
    case .address(let key, let table): return ["dict_cidr_lookup: " + table + ": " + key]
    case .text(let key, let table): return ["dict_regexp_lookup: " + table + ": " + key]
    case .rights(let user, let group): return [Array("set_eugid: euid \(user) egid \(group)".utf8)]
    case .header(let words):
      func word(_ index: Int) -> [UInt8] { index < words.count ? words[index] : [] }
      return ["header_token: " + word(0) + [0x20] + word(1) + [0x20] + word(2)]
    case .boundary(let text): return ["PUSH boundary " + text]
    case .boundaryEnd(let text): return ["POP boundary " + text]
    case .garbage(let place): return [Array("garbage in \(place) header".utf8)]
    }
  }
}
