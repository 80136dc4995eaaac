internal import SafeFiles
internal import SystemPackage

/// Values that are lists of files, postmap(1) `-F`: what counts is the content of the files.
enum FileValues {
  /// Reads the files of a list one after the other, a line feed between them.
  ///
  /// - Throws: `open`, `read` or `noFiles`.
  static func content(of list: ArraySlice<UInt8>, _ options: TableOptions) throws(TableError) -> [UInt8] {
    var result: [UInt8] = []
    var isFirst = true
    var names = Tokens(list, separators: .blanksAndCommas)
    while let word = names.next() {
      let path = Array(word)
      if !isFirst { result.append(0x0A) }
      isFirst = false
      do throws(FileError) {
        let file = try SharedFile(FilePath(bytes: path), in: options.tree)
        do throws(Errno) {
          let content = try file.readToEnd()
          options.trace?.tell(content.count, readBeside: 0)
          result += content
        } catch {
          throw FileError.system(.read, path: FilePath(bytes: path), error)
        }
      } catch {
        if case .system(.read, _, let code) = error { throw .read(path: path, code) }
        throw .open(path: path, error.code)
      }
    }
    guard !isFirst else { throw .noFiles(text: Array(list)) }
    return result
  }
}

/// Base64 without line breaks, RFC 4648: how the content of files stands in an index.
enum Base64 {
  private static func letter(_ value: UInt8) -> UInt8 {
    switch value {
    case 0..<26: 0x41 + value
    case 26..<52: 0x61 + value - 26
    case 52..<62: 0x30 + value - 52
    case 62: UInt8(ascii: "+")
    default: UInt8(ascii: "/")
    }
  }

  private static func value(_ letter: UInt8) -> UInt32? {
    switch letter {
    case 0x41...0x5A: UInt32(letter - 0x41)
    case 0x61...0x7A: UInt32(letter - 0x61 + 26)
    case 0x30...0x39: UInt32(letter - 0x30 + 52)
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }

  static func encoded(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    var place = 0
    while place < bytes.count {
      let part = bytes[place..<min(place + 3, bytes.count)]
      var bits: UInt32 = 0
      for index in 0..<3 { bits = bits << 8 | (index < part.count ? UInt32(part[place + index]) : 0) }
      for index in 0..<4 {
        let shift = UInt32(18 - 6 * index)
        result.append(index <= part.count ? letter(UInt8(bits >> shift & 63)) : UInt8(ascii: "="))
      }
      place += 3
    }
    return result
  }

  /// Decodes; nil when the text is no base64.
  static func decoded(_ text: [UInt8]) -> [UInt8]? {
    guard text.count % 4 == 0 else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(text.count / 4 * 3)
    var place = 0
    while place < text.count {
      var bits: UInt32 = 0
      var count = 0
      for letter in text[place..<place + 4] {
        if letter == UInt8(ascii: "="), place + 4 == text.count, count >= 2 {
          bits <<= 6
          continue
        }
        guard let value = value(letter), text[place + count] == letter else { return nil }
        bits = bits << 6 | value
        count += 1
      }
      for index in 0..<count - 1 { result.append(UInt8(bits >> UInt32(16 - 8 * index) & 255)) }
      place += 4
    }
    return result
  }
}
