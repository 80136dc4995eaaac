/// The eight fields of a service that is to be added to master.cf.
public struct MasterCFFields: Equatable, Sendable {
  /// The name, or where it listens.
  public var service: MasterCFWord
  /// The type.
  public var type: MasterCFWord
  /// Whether only the mail system may connect: `y`, `n` or `-`.
  public var `private`: MasterCFWord
  /// Whether it runs without root's rights: `y`, `n` or `-`.
  public var unprivileged: MasterCFWord
  /// Whether it sees only the queue directory: `y`, `n` or `-`.
  public var chroot: MasterCFWord
  /// After how many seconds it is woken up.
  public var wakeup: MasterCFWord
  /// How many processes may run.
  public var processLimit: MasterCFWord
  /// The program.
  public var command: MasterCFWord

  /// Names the fields.
  ///
  /// - Parameters:
  ///   - service: The name, or where it listens.
  ///   - type: The type.
  ///   - private: Whether only the mail system may connect.
  ///   - unprivileged: Whether it runs without root's rights.
  ///   - chroot: Whether it sees only the queue directory.
  ///   - wakeup: After how many seconds it is woken up.
  ///   - processLimit: How many processes may run.
  ///   - command: The program.
  public init(
    service: MasterCFWord, type: MasterCFWord, private: MasterCFWord = "-", unprivileged: MasterCFWord = "-",
    chroot: MasterCFWord = "-", wakeup: MasterCFWord = "-", processLimit: MasterCFWord = "-", command: MasterCFWord
  ) {
    self.service = service
    self.type = type
    self.private = `private`
    self.unprivileged = unprivileged
    self.chroot = chroot
    self.wakeup = wakeup
    self.processLimit = processLimit
    self.command = command
  }

  /// The line in the columns of Postfix's own master.cf.
  var line: [UInt8] {
    let words = [service, type, self.private, unprivileged, chroot, wakeup, processLimit, command]
    var line: [UInt8] = []
    Self.append(to: &line, columns: [10, 16, 24, 32, 40, 48, 56]) { words[$0].bytes[...] }
    return line
  }

  /// Appends the eight fields at given columns; one that is too long for its column pushes the next one by a blank.
  ///
  /// An empty word at the start leaves nothing: postconf(1) `-F x/y/service=` glues the type to the margin.
  static func append(to line: inout [UInt8], columns: [Int], field: (Int) -> ArraySlice<UInt8>) {
    for index in 0..<8 {
      line.append(contentsOf: field(index))
      guard index < 7 else { break }
      guard !line.isEmpty else { continue }
      repeat { line.append(0x20) } while index < columns.count && line.count < columns[index]
    }
  }
}
