public import SafeFiles
internal import SystemPackage

/// How tables are opened: what Postfix's commands and main.cf say of all of them.
public struct TableOptions {
  /// Whether keys are compared as they are.
  public enum Keys: Sendable {
    /// Their case is folded, for types with fixed keys.
    case folded
    /// As they are.
    case verbatim
  }

  /// What the values of a source are.
  public enum Values: Sendable {
    /// The values.
    case verbatim
    /// Names of files, whose contents are the values, in base64 within an index.
    case files
  }

  /// The files.
  public var tree = FileTree.live
  /// Whether keys are folded.
  public var keys = Keys.folded
  /// Whether keys and values must be UTF-8.
  public var encoding = TableEntries.Encoding.utf8
  /// What values are.
  public var values = Values.verbatim
  /// What happens with keys that are there already.
  public var duplicates = DuplicatePolicy.warn
  /// Whether keys and values of an index end with a NUL.
  public var nulls = NullStyle.either
  /// `berkeley_db_create_buffer_size`.
  public var createBuffer = 16_777_216
  /// `berkeley_db_read_buffer_size`.
  public var readBuffer = 131_072
  /// `lmdb_map_size`.
  public var mapSize = 16_777_216
  /// About how many bytes the entries have that will be stored.
  public var expectedBytes = 0
  /// The mode of a new index.
  public var permissions: UInt32 = 0o644
  /// The time, in seconds since 1970: a source that was changed just now may still be in the making.
  public var now = 0
  /// Told of what is no reason to give up.
  public var warn: (TableWarning) -> Void = { _ in }
  /// Told of what is opened, read and looked up.
  public var trace: Trace?

  /// Makes options with Postfix's defaults.
  public init() {}
}

extension TableOptions {
  /// Warns when the source of an index was changed later than the index.
  func warnIfOutdated(_ index: [UInt8], _ file: SharedFile, source: [UInt8]) {
    guard let metadata = try? tree.metadata(of: FilePath(bytes: source)) else { return }
    let second: Int64 = 1_000_000_000
    let changed = metadata.modified / second
    // A source that is younger than that may be about to be compiled.
    guard changed > file.metadata.modified / second, changed < Int64(now) - 100 else { return }
    warn(.outdated(index: index, source: source))
  }
}
