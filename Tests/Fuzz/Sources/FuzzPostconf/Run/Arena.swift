internal import Glibc

/// What stands under a name in the configuration directory.
enum FileState: Sendable, Equatable {
  /// A file; `isTouched` says whether it was written or replaced since the case was laid out.
  case file([UInt8], mode: UInt32, isTouched: Bool)
  case directory
  case link(String)
  case other
}

/// A directory in which cases are laid out and run, one after the other.
struct Arena {
  /// The scratch directory; the configuration directory `c` is below it.
  let root: String
  let programs: Programs

  /// Bytes of the absolute path of the configuration directory.
  private var configuration: [UInt8] { bytes(root + "/c") }

  /// A time long ago: Postfix reads a young main.cf again and again.
  private static let longAgo = 1_000_000_000

  /// Lays a case out and runs one program.
  ///
  /// - Returns: What it did, with the path of the directory replaced by the placeholder.
  func run(_ fuzzed: FuzzCase, _ side: Side) -> Outcome {
    clear(root + "/c")
    unsafe mkdir(root + "/c", 0o755)
    let before = layOut(fuzzed)
    unsafe unlink(root + "/slept")
    let program =
      switch side {
      case .theirs: programs.theirs
      case .sorted: programs.sorted
      case .ours: programs.ours
      }
    var environment = program.environment + [bytes("FUZZ_SLEPT=\(root)/slept")]
    if fuzzed.hasEmptyMemory, side != .ours { environment.append(bytes("FUZZ_EMPTY=1")) }
    switch fuzzed.directory {
    case .environment: environment.append(bytes("MAIL_CONFIG=c"))
    case .both, .option: environment.append(bytes("MAIL_CONFIG=nosuch"))
    }
    let limit = fuzzed.files.values.contains(.pipe) ? 2 : 20
    let arguments = fuzzed.arguments.map { $0.replacing(FuzzCase.placeholder, with: configuration) }
    var outcome = Program(path: program.path, environment: environment)
      .run(arguments, as: fuzzed.program, in: root, limit: limit)
    outcome.slept = unsafe unlink(root + "/slept") == 0
    outcome.stdout = outcome.stdout.replacing(configuration, with: FuzzCase.placeholder)
    outcome.stderr = outcome.stderr.replacing(configuration, with: FuzzCase.placeholder)
    outcome.files = states(before)
    return outcome
  }

  private func layOut(_ fuzzed: FuzzCase) -> [String: stat] {
    var result: [String: stat] = [:]
    for (name, content) in fuzzed.files {
      let path = root + "/c/" + name
      switch content {
      case .file(let content, let mode):
        write(content.replacing(FuzzCase.placeholder, with: configuration), to: path, mode: mode)
        if !(fuzzed.isYoung && name == "main.cf") { age(path) }
      case .directory: unsafe mkdir(path, 0o755)
      case .link(let target): unsafe symlink(target, path)
      case .pipe: unsafe mkfifo(path, 0o644)
      }
      result[name] = status(path)
    }
    return result
  }

  private func states(_ before: [String: stat]) -> [String: FileState] {
    var result: [String: FileState] = [:]
    for name in entries(root + "/c") {
      let path = root + "/c/" + name
      guard let status = status(path) else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFREG:
        let old = before[name]
        let isTouched =
          old?.st_ino != status.st_ino || old?.st_mtim.tv_sec != status.st_mtim.tv_sec
          || old?.st_mtim.tv_nsec != status.st_mtim.tv_nsec
        let content = read(path).replacing(configuration, with: FuzzCase.placeholder)
        result[name] = .file(content, mode: status.st_mode & 0o7777, isTouched: isTouched)
      case S_IFDIR: result[name] = .directory
      case S_IFLNK:
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = unsafe readlink(path, &buffer, buffer.count)
        result[name] = .link(text(buffer.prefix(max(count, 0)).map { UInt8(bitPattern: $0) }))
      default: result[name] = .other
      }
    }
    return result
  }

  private func clear(_ directory: String) {
    for name in entries(directory) {
      if unsafe unlink("\(directory)/\(name)") != 0 { unsafe rmdir("\(directory)/\(name)") }
    }
    unsafe rmdir(directory)
  }

  private func entries(_ directory: String) -> [String] {
    guard let stream = unsafe opendir(directory) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { unsafe text($0.prefix { $0 != 0 }) }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private func status(_ path: String) -> stat? {
    var status = stat()
    return unsafe lstat(path, &status) == 0 ? status : nil
  }

  private func age(_ path: String) {
    let times = [timespec(tv_sec: Self.longAgo, tv_nsec: 0), timespec(tv_sec: Self.longAgo, tv_nsec: 0)]
    unsafe utimensat(AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW)
  }

  private func write(_ content: [UInt8], to path: String, mode: UInt32) {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    // The descriptor is ours; a scratch file that cannot be written shows as a difference at once.
    _ = unsafe Glibc.write(file, content, content.count)
    fchmod(file, mode)
    close(file)
  }

  private func read(_ path: String) -> [UInt8] {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    defer { close(file) }
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = unsafe Glibc.read(file, &buffer, buffer.count)
      guard count > 0 else { return content }
      content += buffer[..<count]
    }
  }
}

/// Which of the programs.
enum Side: Sendable {
  case theirs, ours
  /// The original, when what has no order comes by name.
  case sorted
}

extension [UInt8] {
  /// Replaces every occurrence of some bytes.
  func replacing(_ old: [UInt8], with new: [UInt8]) -> [UInt8] {
    guard let first = old.first, count >= old.count, contains(first) else { return self }
    var result: [UInt8] = []
    result.reserveCapacity(count)
    var index = 0
    while index < count {
      if self[index] == first, self[index...].starts(with: old) {
        result += new
        index += old.count
      } else {
        result.append(self[index])
        index += 1
      }
    }
    return result
  }
}
