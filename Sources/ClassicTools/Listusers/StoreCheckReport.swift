internal import CyrusSASL
internal import LosslessText
internal import SafeFiles
internal import SystemPackage

/// `listusers --verify`: what is wrong with a database, and where.
struct StoreCheckReport {
  /// How the report is written.
  enum Format {
    case text, json
  }

  private let database: SecretDatabase
  private let context: CommandContext

  /// Findings that are not shown one by one: where a whole file is damaged, the first ones tell it.
  private static let most = 1000

  init(_ database: SecretDatabase, _ context: CommandContext) {
    self.database = database
    self.context = context
  }

  /// Looks at the database.
  ///
  /// - Returns: The exit status: 0 when it is sound, 1 when it is damaged or cannot be read.
  func run(_ format: Format) -> Int32 {
    var findings: [StoreFinding] = []
    do {
      let entries = try database.verify { finding in
        findings.append(finding)
        return findings.count < Self.most
      }
      guard let entries else {
        complain("\(database.path): there is no database")
        return 1
      }
      let isDamaged = findings.contains { !$0.problem.isHarmless }
      if format == .json { writeJSON(findings, entries) } else { writeText(findings, entries) }
      return isDamaged ? 1 : 0
    } catch {
      context.messages.write(error.libraryMessages)
      complain("\(database.path): \(error.reason ?? "not a database of a known format")")
      return 1
    }
  }

  private func complain(_ text: String) {
    context.messages.write(context.baseName + Array(": \(text)\n".utf8))
  }

  private func writeText(_ findings: [StoreFinding], _ entries: Int) {
    for finding in findings {
      let kind = finding.problem.isHarmless ? "note: " : ""
      context.output.write(
        "\(database.path): page \(finding.page), byte \(finding.offset): \(kind)\(finding.problem.words)\n")
    }
    let damage = findings.count { !$0.problem.isHarmless }
    let more = findings.count == Self.most ? " or more" : ""
    let verdict =
      damage == 0
      ? "no damage" : "\(damage)\(more) damaged places; \(rescue) saves what can be read"
    context.output.write("\(database.path): \(entries) secrets, \(verdict)\n")
  }

  /// The command that reads what can still be read.
  private var rescue: String {
    CommandPlace(root: database.tree.isLive ? nil : database.tree.root.string)
      .command("users export --salvage -f \(CommandPlace.quoted(database.path.string))")
  }

  private func writeJSON(_ findings: [StoreFinding], _ entries: Int) {
    context.output.write(
      "{\"version\":1,\"file\":\(JSONText.quoted(database.path.bytes)),\"secrets\":\(entries),\"findings\":[")
    for (index, finding) in findings.enumerated() {
      context.output.write(
        "\(index == 0 ? "" : ",")\n{\"page\":\(finding.page),\"offset\":\(finding.offset),"
          + "\"problem\":\(JSONText.quoted(Array(finding.problem.words.utf8))),"
          + "\"harmless\":\(finding.problem.isHarmless)}")
    }
    context.output.write("\n]}\n")
  }
}
