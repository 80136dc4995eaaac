public import SafeFiles
internal import SystemPackage

/// The types of lookup tables that a Postfix has: its own, and those that dynamicmaps.cf names; `postconf -m`.
public enum MapTypes: Sendable {
  /// The types that are built into Debian's Postfix 3.4 to 3.11, by name.
  static let builtIn: StaticString = """
    btree cidr environ fail hash inline internal memcache nis pipemap proxy randmap regexp socketmap static tcp \
    texthash unionmap unix
    """

  /// Lists the types.
  ///
  /// - Parameters:
  ///   - directory: The value of `meta_directory`, which has dynamicmaps.cf.
  ///   - tree: The files.
  ///   - trace: Told of the folder with more files.
  ///   - duplicate: Told of a type that a file names again.
  /// - Throws: The line that names none.
  /// - Returns: The names in byte order; one that is built in and loadable is there twice.
  public static func list(
    _ directory: [UInt8], in tree: FileTree, _ trace: Trace? = nil,
    duplicate: (_ path: [UInt8], _ type: ArraySlice<UInt8>) -> Void
  ) throws(DaemonFault) -> [[UInt8]] {
    let loadable = try loadable(directory, in: tree, trace, duplicate: duplicate)
    let own = bytes(builtIn).split(separator: 0x20).map { Array($0) }
    return (own + loadable).sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Reads the types that are not built in.
  ///
  /// - Parameters:
  ///   - directory: The value of `meta_directory`, which has dynamicmaps.cf.
  ///   - tree: The files.
  ///   - trace: Told of the folder with more files.
  ///   - duplicate: Told of a type that a file names again.
  /// - Throws: The line that names none.
  /// - Returns: The names in the order of the files.
  @discardableResult
  public static func loadable(
    _ directory: [UInt8], in tree: FileTree, _ trace: Trace? = nil,
    duplicate: (_ path: [UInt8], _ type: ArraySlice<UInt8>) -> Void
  ) throws(DaemonFault) -> [[UInt8]] {
    let main = directory + bytes("/dynamicmaps.cf")
    var loadable: [[UInt8]] = []
    func read(_ path: [UInt8], beside others: Int) throws(DaemonFault) {
      guard let content = try? tree.read(FilePath(bytes: path)).bytes else { return }
      trace?.tell(content.count, readBeside: others)
      var (start, number) = (0, 0)
      while start < content.count {
        let end = content[start...].firstIndex(of: 0x0A) ?? content.count
        number += 1
        defer { start = end + 1 }
        guard let type = try type(on: content[start..<end], number: number, of: path) else { continue }
        if loadable.contains(where: { $0.elementsEqual(type) }) {
          duplicate(path, type)
        } else {
          loadable.append(Array(type))
        }
      }
    }
    try read(main, beside: 0)
    let folder = main + bytes(".d")
    guard let names = try? tree.names(in: FilePath(bytes: folder)) else { return loadable }
    trace?.tell(.values, .folder(.opened(folder)))
    for name in [".", ".."] { trace?.tell(.values, .folder(.skipped(Array(name.utf8)))) }
    for name in names {
      trace?.tell(.values, .folder(.found(Array(name.utf8))))
      try read(folder + [UInt8(ascii: "/")] + Array(name.utf8), beside: 1)
    }
    trace?.tell(.values, .folder(.closed(folder)))
    return loadable
  }

  private static func type(
    on line: ArraySlice<UInt8>, number: Int, of path: [UInt8]
  ) throws(DaemonFault) -> ArraySlice<UInt8>? {
    // Only the first byte makes a comment or an empty line.
    guard let start = line.first, start != 0, start != UInt8(ascii: "#") else { return nil }
    var words = Tokens(line.prefix { $0 != 0 }, separators: .blanks)
    let type = words.nextPlain()
    var count = 0
    while words.nextPlain() != nil { count += 1 }
    guard let type, let first = type.first, count == 2 || count == 3 else {
      throw .mapFieldCount(path: path, line: number)
    }
    guard isNameByte(first), first != UInt8(ascii: "_") else { throw .mapSyntax(path: path, line: number, type: type) }
    return type
  }
}
