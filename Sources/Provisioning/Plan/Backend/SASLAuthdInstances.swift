internal import CyrusSASL
internal import LosslessText
internal import MailSystem
internal import SystemPackage

/// Chooses the saslauthd(8) that listens in a directory, and takes care that another program's one goes on as it is.
struct SASLAuthdInstances {
  private let layout: Layout.SASLAuthd
  private let platform: String
  private var all: [SASLAuthdInstance]
  private var taken: Set<FilePath> = []

  init(_ snapshot: Snapshot) throws(PlanError) {
    layout = snapshot.layout.saslauthd
    platform = snapshot.layout.platform
    do { all = try SASLAuthdInstance.all(layout, in: snapshot.tree) } catch { throw .file(error) }
    guard all.contains(where: { $0.file.path == layout.defaults }) else {
      let packages = snapshot.layout.packages
      throw .missing(path: layout.sign, package: packages.saslauthd, installCommand: packages.installCommand)
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
  ///
  /// - Parameter directory: Where the socket has to be.
  /// - Returns: The instance.
  /// - Throws: ``PlanError`` where the platform has no daemon for that directory.
  mutating func take(for directory: FilePath) throws(PlanError) -> SASLAuthdInstance {
    guard layout.instances == .many else { return try only(for: directory) }
    let listening = all.first { $0.directory == directory && !taken.contains($0.file.path) }
    let idle = all.first {
      $0.file.path == layout.defaults && !$0.defaults.isEnabled && !taken.contains(layout.defaults)
    }
    let instance = listening ?? idle ?? added()
    taken.insert(instance.file.path)
    return instance
  }

  private mutating func only(for directory: FilePath) throws(PlanError) -> SASLAuthdInstance {
    let isReachable = layout.instances == .one || directory.isSame(as: layout.directory)
    guard isReachable, taken.isEmpty, let instance = all.first else {
      throw .backend(.socketOutsideChroot(platform: platform, directory: layout.directory, wanted: directory))
    }
    taken.insert(instance.file.path)
    return instance
  }

  /// A copy of the first instance under a free name, which README.Debian asks for.
  private mutating func added() -> SASLAuthdInstance {
    let paths = all.map(\.file.path)
    let primary = layout.defaults
    var number = 1
    var suffix: String { number == 1 ? "-postfix" : "-postfix-\(number)" }
    while paths.contains(FilePath(primary.string + suffix)) { number += 1 }
    let model = all.first { $0.file.path == primary }
    var defaults = model?.defaults ?? SASLAuthdDefaults([], layout.form)
    defaults.set(variable: "DESC", to: "SASL Authentication Daemon for Postfix")
    defaults.set(variable: "NAME", to: "saslauthd\(suffix)")
    let instance = SASLAuthdInstance(newAt: FilePath(primary.string + suffix), defaults: defaults, layout)
    all.append(instance)
    return instance
  }
}

extension FilePath {
  /// Says whether two paths are one: /var/run is a link to /run.
  func isSame(as other: FilePath) -> Bool {
    func short(_ path: FilePath) -> FilePath {
      path.starts(with: "/var/run") ? FilePath("/run").appending(path.components.dropFirst(2)) : path
    }
    return short(self) == short(other)
  }
}
