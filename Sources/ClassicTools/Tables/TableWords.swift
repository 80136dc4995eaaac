internal import Glibc
internal import PostfixConfig
internal import SystemPackage

/// The originals' words for what happens to tables; compatibility demands every byte.
enum TableWords {
  /// What follows `warning: `.
  static func warning(_ warning: TableWarning) -> [UInt8] {
    switch warning {
    case .strayContinuation(let path, let start, let count):
      return path + ": logical line must not start with whitespace: \"" + start + (count > 30 ? "...\"" : "\"")
    case .line(let path, let number, let fault): return path + ", line \(number): " + entry(fault)
    case .duplicate(let path, let key): return path + ": duplicate entry: \"" + key + "\""
    case .emptyIndex(let path): return "removing zero-length database file: " + path
    case .outdated(let index, let source): return "database " + index + " is older than source file " + source
    case .badKey(let type, let name, let key):
      return "\(type.word):" + name + ": non-UTF-8 key \"" + key + "\": \(malformed)"
    case .badValue(let type, let name, let key, let value):
      return "\(type.word):" + name + ": key \"" + key + "\": non-UTF-8 value \"" + value + "\": \(malformed)"
    case .pattern(let path, let number, let fault):
      return "regexp map " + path + ", line \(number): " + pattern(fault)
    case .network(let path, let number, let fault): return "cidr map " + path + ", line \(number): " + network(fault)
    case .reference(let fault):
      var text: [UInt8] = []
      PostconfWords.append(.macro(fault), directory: [], PostfixVersion(.v3_7), to: &text)
      return text
    case .library(let lines): return lines
    }
  }

  private static let malformed = "malformed UTF-8 or invalid codepoint"

  private static func entry(_ fault: EntryFault) -> [UInt8] {
    switch fault {
    case .encoding(let text): "non-UTF-8 input \"" + text + "\" -- ignoring this line"
    case .unbalancedQuote(let text): "unbalanced '\"' in '" + text + "' -- ignoring this line"
    case .format: Array("expected format: key whitespace value".utf8)
    case .aliasFormat: Array("record is in \"key: value\" format; is this an alias file?".utf8)
    case .duplicate(let key): "duplicate entry: \"" + key + "\""
    case .ignoredFormat: Array("expected format: key whitespace value -- ignoring this line".utf8)
    case .file(let error): self.fault(error, []) + ": skipping this entry"
    case .aliasPair: Array("need name:value pair".utf8)
    case .aliasNotLocal: Array("name must be local".utf8)
    }
  }

  private static func pattern(_ fault: PatternFault) -> [UInt8] {
    switch fault {
    case .unrecognized: Array("ignoring unrecognized request".utf8)
    case .noPattern: Array("no regexp: skipping this rule".utf8)
    case .unclosedPattern(let delimiter): "no closing regexp delimiter \"" + [delimiter] + "\": skipping this rule"
    case .unknownFlag(let letter): "unknown regexp option \"" + [letter] + "\": skipping this rule"
    case .syntax(let reason): reason
    case .noReplacement: Array("no replacement text: using empty string".utf8)
    case .notANumber(let word): "non-numeric replacement index \"" + word + "\""
    case .tooSmall(let word): "out-of-range replacement index \"" + word + "\""
    case .badReplacement: Array("bad replacement syntax: skipping this rule".utf8)
    case .groupOutOfRange(let number): Array("out of range replacement index \"\(number)\": skipping this rule".utf8)
    case .groupInNegative: Array("$number found in negative match replacement text: skipping this rule".utf8)
    case .textAfterIf(let text): "ignoring extra text after IF statement: \"" + text + "\""
    case .prependedSpace: Array("do not prepend whitespace to statements between IF and ENDIF".utf8)
    case .file(let error): self.fault(error, []) + ": skipping this rule"
    case .textAfterEnd: Array("ignoring extra text after ENDIF".utf8)
    case .endWithoutIf: Array("ignoring ENDIF without matching IF".utf8)
    case .unclosedIf: Array("IF has no matching ENDIF".utf8)
    }
  }

  private static func network(_ fault: NetworkPatternFault) -> [UInt8] {
    let skipping = ": skipping this rule"
    switch fault {
    case .noPattern: return Array("no address pattern\(skipping)".utf8)
    case .noValue: return Array("no lookup result\(skipping)".utf8)
    case .badAddress(let text): return "bad address pattern: \"" + text + "\"\(skipping)"
    case .badMask(let text): return "bad mask value in \"" + text + "\"\(skipping)"
    case .badLength(let text): return "bad mask length in \"" + text + "\"\(skipping)"
    case .hostBits(let text, let better):
      return "non-null host address bits in \"" + text + "\", perhaps you should use \"" + better
        + "\" instead\(skipping)"
    case .unclosedBracket(let text): return "missing ']' character after \"[" + text + "\"\(skipping)"
    case .textAfterBracket(let text): return "garbage after \"[" + text + "]\"\(skipping)"
    case .file(let error): return self.fault(error, []) + skipping
    case .textAfterEnd: return Array("garbage after ENDIF\(skipping)".utf8)
    case .endWithoutIf: return Array("ENDIF without IF\(skipping)".utf8)
    case .unclosedIf: return Array("IF has no matching ENDIF".utf8)
    }
  }

  /// What follows `fatal: `.
  ///
  /// - Parameters:
  ///   - error: What went wrong.
  ///   - table: The table as `type:name`.
  /// - Returns: The message.
  static func fault(_ error: TableError, _ table: [UInt8]) -> [UInt8] {
    switch error {
    case .open(let path, let code): return "open " + path + ": \(code)"
    case .openDatabase(let path, let code): return "open database " + path + ": \(reason(code.rawValue))"
    case .read(let path, let code): return "read " + path + ": \(code)"
    case .library(let operation, let path, let code): return library(operation, path) + ": \(reason(code))"
    case .openMap(let path, let reason): return "open database " + path + ": " + reason
    case .map(let operation, let name, let reason):
      let place = Array("lmdb:".utf8) + name
      return (operation == .write ? "error updating " + place : library(operation, place)) + ": " + reason
    case .failed(let operation): return "table " + table + ": \(noun(operation)) error"
    case .application(let operation): return "table " + table + ": \(noun(operation)) error: Application error"
    case .readNetworks(let path, let code): return "cidr map " + path + ": read error: \(code)"
    case .noAddressFamily: return Array("inet_ntop: \(Errno.addressFamilyNotSupported)".utf8)
    case .unsupported(let operation): return "table " + table + ": \(noun(operation)) operation is not supported"
    case .readOnly: return table + " map requires O_RDONLY access mode"
    case .inline(let fault):
      let need = if case .file = fault { "filename" } else { "value" }
      return inline(fault) + ": \"" + table + "\"; need \"inline:{name=\(need)...}\""
    case .staticValue(let fault, let text): return "bad static:name syntax: " + braces(fault, text)
    case .alwaysOvertaken(let path): return "open database " + path + ": the file is being changed all the time"
    case .noFiles(let text): return "empty pathname list: >>" + text + "<<'"
    }
  }

  private static func inline(_ fault: InlineFault) -> [UInt8] {
    switch fault {
    case .syntax: Array("bad syntax".utf8)
    case .empty: Array("empty table".utf8)
    case .encoding: Array("bad UTF-8 syntax".utf8)
    case .noKey: Array("no key found; expected format: key = value".utf8)
    case .entry(.missingName): Array("missing attribute name".utf8)
    case .entry(.missingEqualSign): Array("missing '=' after attribute name".utf8)
    case .file(let error): self.fault(error, [])
    case .braces(let fault, let text): braces(fault, text)
    }
  }

  private static func braces(_ fault: BraceFault, _ text: [UInt8]) -> [UInt8] {
    (fault == .missingClose ? "missing '}' in \"" : "syntax error after '}' in \"") + text + "\""
  }

  private static func library(_ operation: TableOperation, _ path: [UInt8]) -> [UInt8] {
    switch operation {
    case .query: "error reading " + path
    case .delete: "error deleting from " + path
    case .sequence: "error seeking " + path
    case .write: "error writing " + path
    }
  }

  private static func noun(_ operation: TableOperation) -> String {
    switch operation {
    case .query: "query"
    case .delete: "delete"
    case .sequence: "sequence"
    case .write: "write"
    }
  }

  /// The words of strerror(3), also for the numbers of the libraries themselves.
  private static func reason(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}
