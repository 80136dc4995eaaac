internal import MailSystem
internal import PostfixConfig
internal import SafeFiles
internal import SystemPackage

/// A lookup table in a file that belongs to the configuration, with its index: the edits become changes of both.
struct ConfiguredTable {
  /// The table as main.cf names it, for instance `hash:/etc/postfix/sasl_passwd`.
  let name: String
  let source: FilePath
  private let type: TableType
  private let file: ConfigurationFile
  private let index: FileMetadata?
  private let attributes: FileAttributes
  private let disclosure: Plan.Disclosure
  var document: TableDocument
  /// Says whether the source is there.
  var exists: Bool { file.snapshot != nil }

  /// The table that a parameter names, or what a new one is called.
  ///
  /// - Parameters:
  ///   - parameter: The parameter.
  ///   - fileName: The name of a new table's file.
  ///   - snapshot: What is there.
  /// - Returns: `type:path`, or a path, which stands for a table of the type that default_database_type says.
  static func name(of parameter: ParameterName, or fileName: String, in snapshot: Snapshot) -> String {
    let value = snapshot.effective(parameter) ?? ""
    return value.isEmpty ? snapshot.configurationDirectory.appending(fileName).string : value
  }

  /// Reads the table of a parameter, or finds the place of a new one.
  ///
  /// - Parameters:
  ///   - text: `type:path`, or a path.
  ///   - parameter: The parameter that names it or is going to.
  ///   - attributes: Owner and mode of source and index.
  ///   - disclosure: Whether the content may be shown.
  ///   - snapshot: What is there.
  /// - Throws: ``PlanError``, `table` where the text names something else than a table that can be made here.
  init(
    _ text: String, of parameter: ParameterName, attributes: FileAttributes, disclosure: Plan.Disclosure,
    in snapshot: Snapshot
  ) throws(PlanError) {
    self.attributes = attributes
    self.disclosure = disclosure
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let isPath = text.hasPrefix("/")
    guard isPath || parts.count == 2 && parts[1].hasPrefix("/"), !text.contains(where: { $0 == "," || $0.isWhitespace })
    else { throw .table(.foreign(parameter: parameter.description, value: text)) }
    let type = isPath ? snapshot.effective("default_database_type") ?? "hash" : parts[0]
    source = FilePath(isPath ? text : parts[1])
    guard let known = TableType(Array(type.utf8)[...]), known.canBeCreated && known != .fail || known == .texthash,
      !snapshot.layout.foreignTables.contains(type)
    else {
      throw .table(.typeNotMade(type: type, parameter: parameter.description))
    }
    self.type = known
    name = "\(type):\(source)"
    do {
      file = try ConfigurationFile(source, in: snapshot.tree)
      index = known.canBeCreated ? try snapshot.tree.metadata(of: known.index(of: source)) : nil
    } catch { throw .file(error) }
    document = TableDocument(file.bytes)
  }

  /// The changes of source and index; none when both are as they should be.
  func changes(because reason: String) -> [Plan.Change] {
    var changes: [Plan.Change] = []
    if document.bytes != file.bytes {
      let change = FileChange(source, .write(document.bytes, attributes), expected: file.snapshot?.bytes)
      changes.append(Plan.Change(.file(change), because: reason, disclosure: disclosure))
    } else if let found = file.snapshot?.metadata, isTooOpen(found) {
      changes.append(Plan.Change(.file(FileChange(source, .setAttributes(attributes))), because: "closed to others"))
    }
    guard type.canBeCreated, !(document.isEmpty && index == nil) else { return changes }
    let path = type.index(of: source)
    let isOutdated = index.map { $0.modified < (file.snapshot?.metadata.modified ?? 0) } ?? true
    if document.bytes != file.bytes || isOutdated {
      changes.append(
        Plan.Change(
          .newIndex(path, type, source: document.bytes, attributes), because: "Postfix reads the index",
          disclosure: .withheld))
    } else if let index, isTooOpen(index) {
      changes.append(Plan.Change(.file(FileChange(path, .setAttributes(attributes))), because: "closed to others"))
    }
    return changes
  }

  private func isTooOpen(_ file: FileMetadata) -> Bool {
    file.permissions.rawValue & ~attributes.permissions.rawValue & 0o777 != 0
  }
}
