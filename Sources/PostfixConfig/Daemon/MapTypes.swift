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
    let main = directory + Array("/dynamicmaps.cf".utf8)
    var loadable: [[UInt8]] = []
    func read(_ path: [UInt8], beside others: Int) throws(DaemonFault) {
      guard let content = try? tree.read(FilePath(bytes: path)).bytes else { return }
      trace?.tell(content.count, readBeside: others)
      for (index, line) in content.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
        guard let type = try type(on: line, number: index + 1, of: path) else { continue }
        if loadable.contains(where: { $0.elementsEqual(type) }) {
          duplicate(path, type)
        } else {
          loadable.append(Array(type))
        }
      }
    }
    try read(main, beside: 0)
    let folder = main + Array(".d".utf8)
    if let names = try? tree.names(in: FilePath(bytes: folder)) {
      trace?.tell(.values, .folder(.opened(folder)))
      for name in [".", ".."] { trace?.tell(.values, .folder(.skipped(Array(name.utf8)))) }
      for name in names.map({ Array($0.utf8) }) {
        trace?.tell(.values, .folder(.found(name)))
        try read(folder + [UInt8(ascii: "/")] + name, beside: 1)
      }
      trace?.tell(.values, .folder(.closed(folder)))
    }
    let own = bytes(builtIn).split(separator: 0x20).map { Array($0) }
    return (own + loadable).sorted { $0.lexicographicallyPrecedes($1) }
  }

  private static func type(
    on line: ArraySlice<UInt8>, number: Int, of path: [UInt8]
  ) throws(DaemonFault) -> ArraySlice<UInt8>? {
    let words = PostfixSyntax.words(line)
    guard let type = words.first, let first = type.first, first != UInt8(ascii: "#") else { return nil }
    guard words.count == 3 || words.count == 4 else { throw .mapFieldCount(path: path, line: number) }
    guard isNameByte(first), first != UInt8(ascii: "_") else { throw .mapSyntax(path: path, line: number, type: type) }
    return type
  }
}
