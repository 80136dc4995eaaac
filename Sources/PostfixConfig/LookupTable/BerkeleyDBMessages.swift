internal import SafeFiles
internal import SystemPackage

extension MessageStream {
  /// What Berkeley DB said of its errors; the lines name the file that the user knows and not the private one.
  func text(showing path: FilePath, as name: [UInt8]) -> [UInt8] {
    let told = text
    let shown = path.bytes
    guard !told.isEmpty else { return told }
    var result: [UInt8] = []
    var rest = told[...]
    // That a file is none at all the original says in other words.
    while rest.starts(with: "BDB0004 ".utf8) { rest = rest.drop { $0 != 0x0A }.dropFirst() }
    while let first = rest.first {
      if first == shown[0], rest.starts(with: shown) {
        result += name
        rest = rest.dropFirst(shown.count)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
