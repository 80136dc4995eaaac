internal import Glibc

/// How far a long piece of work is, on a terminal's standard error; nothing elsewhere, and nothing in the first second.
final class ProgressBar {
  private let title: String
  private let total: Int?
  private let start = ContinuousClock.now
  private var next: ContinuousClock.Instant
  private var isShown = false
  private let isWanted = isatty(STDERR_FILENO) == 1

  private static let pause = Duration.milliseconds(200)
  private static let width = 24

  init(_ title: String, of total: Int?) {
    self.title = title
    self.total = total
    next = start + .seconds(1)
  }

  /// Shows how much is done, if it is time to.
  func update(_ done: Int) {
    guard isWanted else { return }
    let now = ContinuousClock.now
    guard now >= next else { return }
    next = now + Self.pause
    isShown = true
    let elapsed = seconds(now - start)
    let rate = elapsed > 0 ? Double(done) / elapsed : 0
    var line = "\r\u{1B}[K\(title): "
    if let total, total > 0 {
      let filled = min(Self.width, done * Self.width / total)
      line += "[\(String(repeating: "#", count: filled))\(String(repeating: "-", count: Self.width - filled))] "
      line += "\(done * 100 / total)%, "
      if rate > 0 { line += "\(Int(Double(max(0, total - done)) / rate) + 1) s left, " }
    } else {
      line += "\(done), "
    }
    Terminal.write(line + "\(Int(rate))/s", to: .messages)
  }

  /// Takes the bar away.
  func finish() {
    if isShown { Terminal.write("\r\u{1B}[K", to: .messages) }
    isShown = false
  }

  private func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }
}

/// What the machine has.
enum Machine {
  /// The number of processors that work, at least one.
  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
