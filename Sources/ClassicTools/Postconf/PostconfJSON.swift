internal import LosslessText
internal import PostfixConfig

/// One JSON document for what a display shows; its members are in the manual page.
struct PostconfJSON {
  private let output: ByteSink

  init(_ output: ByteSink) {
    self.output = output
  }

  /// Writes parameters of main.cf.
  func write(_ records: [ParameterRecord], _ version: String) {
    list("parameters", records, version) { record in
      object([
        ("name", string(record.name)), ("value", string(record.value)), ("default", string(record.standard)),
        ("expanded", string(record.expanded)), ("set", "\(record.isSet)"),
        ("class", JSONText.quoted(record.parameterClass.rawValue)), ("origin", origin(record.origin)),
      ])
    }
  }

  /// Writes services of master.cf, whole.
  func write(services records: [ServiceRecord], _ version: String) {
    list("services", records, version) { record in
      let fields = MasterCFField.allCases.map { ($0.rawValue, string(record.service.field($0))) }
      return object(
        fields + [
          ("arguments", array(record.service.arguments.map { string($0) })),
          ("overrides", array(record.overrides.map { override($0) })), ("origin", place(record.service.location)),
        ])
    }
  }

  /// Writes fields of services.
  func write(fields records: [ServiceRecord], _ version: String) {
    let fields = records.flatMap { record in
      MasterCFField.allCases.filter { record.detail == nil || record.detail == Array($0.rawValue.utf8) }
        .map { (record, $0) }
    }
    list("fields", fields, version) { record, field in
      let isCommand = field == .command
      return object(
        identity(record) + [
          ("field", JSONText.quoted(field.rawValue)), ("value", string(record.service.field(field))),
        ] + (isCommand ? [("arguments", array(record.service.arguments.map { string($0) }))] : []) + [
          ("origin", place(record.service.location))
        ])
    }
  }

  /// Writes overrides of services.
  func write(overrides records: [ServiceRecord], _ version: String) {
    let overrides = records.flatMap { record in
      record.overrides.filter { record.detail == nil || record.detail == $0.name }.map { (record, $0) }
    }
    list("overrides", overrides, version) { object(identity($0) + members($1)) }
  }

  // MARK: - Parts

  private func list<Item>(_ name: String, _ items: [Item], _ version: String, _ text: (Item) -> String) {
    output.write("{\"version\": 1, \"postfix\": \(JSONText.quoted(version)), \"\(name)\": [")
    for (index, item) in items.enumerated() { output.write((index == 0 ? "\n  " : ",\n  ") + text(item)) }
    output.write(items.isEmpty ? "]}\n" : "\n]}\n")
  }

  private func identity(_ record: ServiceRecord) -> [(String, String)] {
    [("service", string(record.service.field(.service))), ("type", string(record.service.field(.type)))]
  }

  private func members(_ override: ServiceRecord.Override) -> [(String, String)] {
    [
      ("name", string(override.name)), ("value", string(override.value)), ("default", string(override.standard)),
      ("expanded", string(override.expanded)), ("origin", place(override.location)),
    ]
  }

  private func override(_ override: ServiceRecord.Override) -> String { object(members(override)) }

  private func origin(_ origin: ParameterRecord.Origin?) -> String {
    switch origin {
    case .file(let location): place(location)
    case .option: object([("option", "\"-o\"")])
    case nil: "null"
    }
  }

  private func place(_ location: SourceLocation) -> String {
    object(
      [("file", JSONText.quoted(location.file)), ("line", "\(location.line)")]
        + (location.column.map { [("column", "\($0)")] } ?? []))
  }

  private func object(_ members: [(String, String)]) -> String {
    "{" + members.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
  }

  private func array(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }

  private func string(_ bytes: [UInt8]?) -> String { bytes.map { JSONText.quoted($0) } ?? "null" }
}
