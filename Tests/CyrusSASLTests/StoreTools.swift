import CyrusSASL
import Foundation
import SystemPackage
import TestSupport
import Testing

/// The programs that come with the libraries of each format: the judges of what we write.
extension SecretStoreKind {
  /// Lists a database with the format's own program, in its own order.
  func dump(_ file: FilePath) async throws -> [(key: [UInt8], value: [UInt8])] {
    let output: ProgramOutput
    switch self {
    case .berkeleyDB:
      let check = try await run("/usr/bin/db5.3_verify", "-q", file.string)
      #expect(check.status == 0, "\(check.errorText)")
      output = try await run("/usr/bin/db5.3_dump", file.string)
    case .lmdb: output = try await run("/usr/bin/mdb_dump", "-n", file.string)
    case .gdbm, .berkeleyDB185: output = try await run("/usr/bin/gdbm_dump", file.string, "-")
    }
    try #require(output.status == 0, "\(output.errorText)")
    let lines = output.text.split(separator: "\n", omittingEmptySubsequences: false)
    return self == .gdbm ? Self.lengthed(lines) : Self.hexadecimal(lines)
  }

  /// Stores entries with the format's own program, beside those that are there.
  func load(_ entries: [(key: [UInt8], value: [UInt8])], into file: FilePath) async throws {
    let output: ProgramOutput
    switch self {
    case .berkeleyDB, .lmdb:
      let pairs = entries.map { " \(Self.hex($0.key))\n \(Self.hex($0.value))\n" }.joined()
      let type = self == .lmdb ? "btree" : "hash"
      let text = "VERSION=3\nformat=bytevalue\ntype=\(type)\nHEADER=END\n\(pairs)DATA=END\n"
      let command = self == .lmdb ? ["/usr/bin/mdb_load", "-n", file.string] : ["/usr/bin/db5.3_load", file.string]
      output = try await run(FilePath(command[0]), command.dropFirst().map { Array($0.utf8) }, input: Array(text.utf8))
    case .gdbm, .berkeleyDB185:
      // gdbm_load begins a new file whatever its options say.
      let script = """
        use GDBM_File; tie my %h, 'GDBM_File', $ARGV[0], GDBM_WRCREAT, 0640 or die "$!";
        while (my $line = <STDIN>) { chomp $line; my ($k, $v) = split / /, $line; $h{pack 'H*', $k} = pack 'H*', $v; }
        untie %h;
        """
      let lines = entries.map { "\(Self.hex($0.key)) \(Self.hex($0.value))\n" }.joined()
      let words = ["-e", script, file.string].map { Array($0.utf8) }
      output = try await run("/usr/bin/perl", words, input: Array(lines.utf8))
    }
    try #require(output.status == 0, "\(output.errorText)")
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func hexadecimal(_ lines: [Substring]) -> [(key: [UInt8], value: [UInt8])] {
    var items: [[UInt8]] = []
    for line in lines.drop(while: { $0 != "HEADER=END" }).dropFirst() where line.hasPrefix(" ") {
      let digits = Array(line.utf8.dropFirst()).map { $0 < 58 ? $0 - 48 : $0 - 87 }
      items.append(stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
    }
    return paired(items)
  }

  private static func lengthed(_ lines: [Substring]) -> [(key: [UInt8], value: [UInt8])] {
    var items: [String] = []
    for line in lines {
      if line.hasPrefix("#:len=") {
        items.append("")
      } else if !line.hasPrefix("#"), !items.isEmpty {
        items[items.count - 1] += line
      }
    }
    return paired(items.map { Array(Data(base64Encoded: $0) ?? Data()) })
  }

  private static func paired(_ items: [[UInt8]]) -> [(key: [UInt8], value: [UInt8])] {
    stride(from: 0, to: items.count - 1, by: 2).map { (items[$0], items[$0 + 1]) }
  }
}
