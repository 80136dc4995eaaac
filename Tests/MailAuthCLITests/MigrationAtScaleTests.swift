import Foundation
import SystemPackage
import TestSupport
import Testing

/// A hundred thousand users move to another format, and that format's own program says what arrived.
@Suite("Moving many users")
struct MigrationAtScaleTests {
  private static let count = 100_000

  /// What turns the output of each program into lines of key and value in hexadecimal.
  private static let readers = [
    "berkeleydb": "db5.3_verify -q copy && db5.3_dump copy | \(pairs)", "lmdb": "mdb_dump -n copy | \(pairs)",
    "gdbm": "gdbmtool -r copy count >&2 && gdbm_dump copy - | \(lengths)",
  ]
  private static let pairs =
    #"awk '/^DATA=END/ { on = 0 } on { key = substr($0, 2); getline; print key, substr($0, 2) } /^HEADER=END/ { on = 1 }'"#
  private static let lengths = #"""
    perl -MMIME::Base64 -ne 'sub done { push @f, unpack "H*", decode_base64($b) if defined $b; undef $b; }
      if (/^#:len=/) { done; $b = "" } elsif (/^#/) { done } else { $b .= $_ }
      if (@f == 2) { print "@f\n"; @f = () }'
    """#

  @Test("every entry arrives", arguments: ["gdbm", "lmdb", "berkeleydb"])
  func everyEntry(kind: String) async throws {
    let sandbox = try Sandbox()
    // Names, realms and passwords of all lengths, two properties, and some that need pages of their own.
    let script = #"""
      open my $out, ">", "load" or die; open my $all, ">", "expected" or die;
      print $out "VERSION=3\nformat=bytevalue\ntype=hash\nHEADER=END\n";
      for my $n (0 .. \#(Self.count - 1)) {
        my $name = "user$n" . "x" x ($n % 23);
        my $property = $n % 10 == 9 ? "authPassword" : "userPassword";
        my $value = $n % 1000 == 7 ? "long" x ($n % 1700 + 300) : "secret-" . ($n * 7919 % 1000003) . "-\xc3\xa9";
        my ($k, $v) = map { unpack "H*", $_ } "$name\0r" . ($n % 7) . ".example\0$property", $value;
        print $out " $k\n $v\n"; print $all "$k $v\n";
      }
      print $out "DATA=END\n";
      """#
    let reader = try #require(Self.readers[kind])
    let commands = """
      set -e; cd \(sandbox.root)
      perl -e '\(script)'
      db5.3_load -f load sasldb2
      \(Implementation.mailauth) users migrate --file sasldb2 --to \(kind) copy
      { \(reader) ; } > found
      LC_ALL=C sort found > found.sorted; LC_ALL=C sort expected > expected.sorted
      wc -l < found; cmp found.sorted expected.sorted
      """
    let output = try await run("/bin/sh", "-c", commands)
    #expect(output.status == 0, "\(output.errorText.suffix(500))")
    #expect(output.text.contains("\(Self.count) entries"), "\(output.text)")
    #expect(output.text.split(separator: "\n").last.map { $0.drop { $0 == " " } } == "\(Self.count)")
  }
}
