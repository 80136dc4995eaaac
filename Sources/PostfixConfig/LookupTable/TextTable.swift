internal import SafeFiles
internal import SystemPackage

/// A table of type `texthash`: the source itself, read as a whole.
final class TextTable: LookupTable {
  let displayName: [UInt8]
  private let entries: SettingTable

  init(_ name: [UInt8], _ options: TableOptions) throws(TableError) {
    displayName = name
    func tell() { options.trace?.tell(.uses, .table(.opened(type: "internal", name: name))) }
    let source: [UInt8]
    do throws(FileError) {
      source = try options.source(name)
    } catch {
      guard case .system(.read, _, let code) = error else { throw .openDatabase(path: name, error.code) }
      tell()
      throw .read(path: name, code)
    }
    tell()
    var table = SettingTable()
    let descriptor = options.trace?.descriptors.open() ?? 0
    defer { options.trace?.descriptors.close(descriptor) }
    let reading = SourceReading(source, from: descriptor, options.trace)
    let lines = TableEntries(
      source, path: name, encoding: options.encoding, reading: reading, warn: options.warn)
    lines.forEach { entry in
      guard !entry.key.isEmpty, !entry.value.isEmpty else {
        options.warn(.line(path: name, number: entry.line, .ignoredFormat))
        return
      }
      if entry.key.last == UInt8(ascii: ":") { options.warn(.line(path: name, number: entry.line, .aliasFormat)) }
      let key = TableAccess.key(entry.key, options)
      if table.value(of: key[...]) != nil {
        guard Self.replaces(entry, name, options) else { return }
      }
      do throws(TableError) {
        let value = options.values == .files ? try FileValues.content(of: entry.value, options)[...] : entry.value
        table.set(key[...], to: value)
      } catch {
        options.warn(.line(path: name, number: entry.line, .file(error)))
      }
    }
    entries = table
  }

  /// Says whether a later entry counts.
  private static func replaces(_ entry: TableEntries.Entry, _ name: [UInt8], _ options: TableOptions) -> Bool {
    switch options.duplicates {
    case .replace: return true
    case .ignore: return false
    case .warn:
      options.warn(.line(path: name, number: entry.line, .duplicate(key: entry.key)))
      return false
    }
  }

  func value(of key: ArraySlice<UInt8>) throws(TableError) -> [UInt8]? { entries.value(of: key).map { Array($0) } }

  /// Visits every entry in byte order; the order of the original is that of a hash table with a random seed.
  func forEach(_ visit: (_ key: [UInt8], _ value: [UInt8]) -> Void) throws(TableError) {
    for index in entries.sortedIndices() { visit(Array(entries.name(at: index)), Array(entries.value(at: index))) }
  }
}
