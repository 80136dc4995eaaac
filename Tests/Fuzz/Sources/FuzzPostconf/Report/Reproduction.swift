/// A case as commands for a shell.
enum Reproduction {
  static func script(_ fuzzed: FuzzCase) -> String {
    var lines = ["rm -rf /tmp/r; mkdir -p /tmp/r/c; cd /tmp/r"]
    for (name, content) in fuzzed.files.sorted(by: { $0.key < $1.key }) {
      switch content {
      case .file(let content, let mode):
        lines.append("printf \(quoted(content, percent: true)) > c/\(name)")
        if mode != 0o644 { lines.append("chmod \(String(mode, radix: 8)) c/\(name)") }
        if !(fuzzed.isYoung && name == "main.cf") { lines.append("touch -d @1000000000 c/\(name)") }
      case .directory: lines.append("mkdir c/\(name)")
      case .link(let target): lines.append("ln -s \(target) c/\(name)")
      case .pipe: lines.append("mkfifo c/\(name)")
      }
    }
    let variable = fuzzed.directory == .environment ? "c" : "nosuch"
    let words = fuzzed.arguments.map {
      quoted($0.replacing(FuzzCase.placeholder, with: bytes("/tmp/r/c")), percent: false)
    }
    lines.append((["MAIL_CONFIG=\(variable)", "postconf"] + words).joined(separator: " "))
    return lines.joined(separator: "\n")
  }

  private static func quoted(_ content: [UInt8], percent: Bool) -> String {
    let content = content.replacing(FuzzCase.placeholder, with: bytes("/tmp/r/c"))
    let isPlain = content.allSatisfy {
      (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: "\\")
    }
    if isPlain, !percent { return "'\(text(content))'" }
    var result = ""
    for byte in content {
      switch byte {
      case 0x0A: result += "\\n"
      case 0x09: result += "\\t"
      case UInt8(ascii: "\\"): result += percent ? "\\\\\\\\" : "\\\\"
      case UInt8(ascii: "'"): result += "\\'"
      case UInt8(ascii: "%") where percent: result += "%%"
      case 0x20..<0x7F: result.unicodeScalars.append(Unicode.Scalar(byte))
      // printf(1) makes the byte, since a NUL would end the word.
      default: result += (percent ? "\\\\" : "\\") + octal(byte)
      }
    }
    return "$'\(result)'"
  }

  private static func octal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 8)
    return String(repeating: "0", count: 3 - digits.count) + digits
  }
}
