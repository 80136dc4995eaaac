internal import PostfixConfig

/// The original's words for edits of master.cf that it refuses; compatibility demands every byte.
enum PostconfMasterWords {
  /// What follows `fatal: ` when an argument is no change.
  static func problem(_ problem: MasterCFChange.Problem, _ kind: MasterCFChange.Kind, _ text: [UInt8]) -> [UInt8] {
    switch problem {
    case .lineFeed: return Array((everyEdit + " accept no multi-line input").utf8)
    case .comment: return Array((everyEdit + " accept no comment input").utf8)
    case .nameValue(.missingName): return Array("missing attribute name: \"".utf8) + text + [UInt8(ascii: "\"")]
    case .nameValue(.missingEqualSign):
      return Array("missing '=' after attribute name: \"".utf8) + text + [UInt8(ascii: "\"")]
    case .value: return Array("-X or -# requires names without value".utf8)
    case .parts: return Array(parts(kind).utf8)
    case .anyDetail:
      let what =
        kind == .setField ? "-Fe does not accept wild-card field name" : "-Pe does not accept wild-card parameter name"
      return Array(what.utf8)
    case .fieldName(let name):
      return Array("invalid service attribute name: \"".utf8) + name + [UInt8(ascii: "\"")]
    case .space:
      let what =
        kind == .setField
        ? "-Fe does not accept whitespace in non-command field" : "-Pe does not accept whitespace in parameter value"
      return Array(what.utf8)
    }
  }

  /// What follows `fatal: ` when the file cannot be edited.
  static func fault(_ fault: MasterCFEditFault, path: [UInt8]) -> [UInt8] {
    switch fault {
    case .fieldCount(let line): place(path, line) + Array("bad field count".utf8)
    case .newFieldCount(let text): Array("bad field count: \"".utf8) + text + [UInt8(ascii: "\"")]
    case .field(let name, let value, let entry): PostconfWords.fault(.field(name, value: value, entry: entry))
    case .splitServiceAndType(let line):
      place(path, line) + Array("specify service name and type on the same line".utf8)
    case .serviceName(let name, let line): place(path, line) + unsupported("name", name)
    case .serviceType(let type, let line): place(path, line) + unsupported("type", type)
    }
  }

  private static let everyEdit = "-Me, -Fe, -Pe, -X, or -#"

  private static func parts(_ kind: MasterCFChange.Kind) -> String {
    switch kind {
    case .setEntry, .removeEntry, .commentOutEntry: "-Me, -MX or -M# requires service_name/type"
    case .setField: "-Fe or -FX requires service_name/type/field_name"
    case .setOverride, .removeOverride: "-Pe or -PX requires service_name/type/parameter"
    }
  }

  private static func place(_ path: [UInt8], _ line: Int) -> [UInt8] {
    Array("file ".utf8) + path + Array(": line \(line): ".utf8)
  }

  private static func unsupported(_ what: String, _ text: ArraySlice<UInt8>) -> [UInt8] {
    Array("service \(what) syntax \"".utf8) + text + Array("\" is unsupported with \(everyEdit)".utf8)
  }
}
