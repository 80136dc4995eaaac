internal import CyrusSASL
internal import LosslessText
internal import SystemPackage

/// The document that `smtpd-conf --json` prints; `version` counts incompatible changes of its shape.
struct SMTPDConfJSON: Encodable {
  struct Setting: Encodable {
    let option: String
    let value: String?
    let isSet: Bool
    let purpose: String
    let takes: String
  }

  struct Finding: Encodable {
    let severity: String
    let line: Int?
    let message: String
    let advice: String?
  }

  let version = 1
  let command = "smtpd-conf"
  let file: String
  let unread: [String]
  let settings: [Setting]
  let findings: [Finding]

  init(_ path: FilePath, _ unread: [FilePath], _ settings: [Setting], _ findings: [Diagnostic]) {
    file = path.string
    self.unread = unread.map(\.string)
    self.settings = settings
    self.findings = findings.map {
      Finding(severity: $0.severity.rawValue, line: $0.location?.line, message: $0.message, advice: $0.advice)
    }
  }
}

extension SMTPDConfOption.Form {
  /// What an option takes, in a few words.
  var phrase: String {
    switch self {
    case .text: "text"
    case .path: "a path"
    case .secret: "a password"
    case .choice(let words): words.joined(separator: " or ")
    case .words(let words): "some of \(words.joined(separator: " "))"
    case .names: "names"
    case .truth: "yes or no"
    case .number(let range):
      range.upperBound == .max
        ? "a number from \(range.lowerBound)" : "a number from \(range.lowerBound) to \(range.upperBound)"
    case .addresses(let schemes): "addresses with \(schemes.joined(separator: " or "))"
    case .statement(let placeholders): "a statement with \(placeholders.joined(separator: " and "))"
    }
  }
}
