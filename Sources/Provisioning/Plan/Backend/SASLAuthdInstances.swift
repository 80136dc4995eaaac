internal import CyrusSASL
internal import LosslessText
internal import MailSystem
internal import SystemPackage

/// Chooses the saslauthd(8) that listens in a directory, and takes care that another program's one goes on as it is.
struct SASLAuthdInstances {
  private let primary: FilePath
  private var all: [SASLAuthdInstance]
  private var taken: Set<FilePath> = []

  init(_ snapshot: Snapshot) throws(PlanError) {
    let layout = snapshot.layout.saslauthd
    primary = layout.defaults
    do { all = try SASLAuthdInstance.all(layout, in: snapshot.tree) } catch { throw .file(error) }
    guard all.contains(where: { $0.file.path == layout.defaults }) else {
      throw .missing(
        path: layout.defaults, package: layout.package, installCommand: snapshot.layout.installCommand)
    }
    for instance in all {
      try SMTPAuthPlanner.checkText(instance.file)
      try Self.checkLineEnds(instance.file)
    }
  }

  /// The shell takes a CR for a part of the value in front of it.
  private static func checkLineEnds(_ file: ConfigurationFile) throws(PlanError) {
    guard let line = LosslessText(file.bytes).lines.firstIndex(where: { $0.content.last == UInt8(ascii: "\r") }) else {
      return
    }
    throw .unreadable([
      Diagnostic(
        .error, at: SourceLocation(file: file.path.string, line: line + 1),
        "found a carriage return at the end, expected a line feed alone", advice: "sed -i 's/\\r$//' \(file.path)")
    ])
  }

  /// Gives the instance of a directory: the one that listens there, else the first if it is not in use, else a new one.
  mutating func take(for directory: FilePath) -> SASLAuthdInstance {
    let listening = all.first { $0.options.directory == directory && !taken.contains($0.file.path) }
    let idle = all.first { $0.file.path == primary && !$0.isEnabled && !taken.contains(primary) }
    let instance = listening ?? idle ?? added()
    taken.insert(instance.file.path)
    return instance
  }

  /// A copy of the first instance under a free name, which README.Debian asks for.
  private mutating func added() -> SASLAuthdInstance {
    let paths = all.map(\.file.path)
    var number = 1
    var suffix: String { number == 1 ? "-postfix" : "-postfix-\(number)" }
    while paths.contains(FilePath(primary.string + suffix)) { number += 1 }
    let model = all.first { $0.file.path == primary }
    var defaults = model?.defaults ?? DefaultsFile([])
    defaults.set("DESC", to: "SASL Authentication Daemon for Postfix")
    defaults.set("NAME", to: "saslauthd\(suffix)")
    let instance = SASLAuthdInstance(newAt: FilePath(primary.string + suffix), defaults: defaults)
    all.append(instance)
    return instance
  }
}
