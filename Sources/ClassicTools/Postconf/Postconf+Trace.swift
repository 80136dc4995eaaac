internal import PostfixConfig

/// `-v`: what a run reads, uses and computes, on standard error.
extension Postconf {
  /// Makes the trace that a request asks for; nil without `-v`.
  func trace(_ request: PostconfRequest) -> Trace? {
    request.verbosity == 0 ? nil : trace(level: request.verbosity)
  }

  private func trace(level: Int) -> Trace { Self.trace(level, context) }

  /// Makes a trace that writes to the standard error.
  static func trace(_ level: Int, _ context: CommandContext) -> Trace {
    Trace(level: level, descriptors: context.descriptors) { event in
      context.messages.write { text in
        text.append(contentsOf: context.programName)
        text.append(literal: ": ")
        let start = text.count
        PostconfTraceWords.append(event, to: &text)
        mask(&text, from: start)
        text.append(0x0A)
      }
    }
  }

  /// Writes a whole answer, and tells that it is written.
  func answer(_ text: String, _ request: PostconfRequest) { answer(Array(text.utf8), request) }

  /// Writes a whole answer, and tells that it is written.
  func answer(_ text: [UInt8], _ request: PostconfRequest) {
    context.output.write(text)
    var stream = StreamTrace(trace(request))
    stream.write(text.count)
    stream.flush()
  }

  /// Tells what an edit tells before it opens the file.
  func tellDirectory(_ request: PostconfRequest) {
    guard let trace = trace(request), let directory = request.configDirectory ?? context.environment("MAIL_CONFIG")
    else {
      return
    }
    trace.tell(.values, .registered(dictionary: Array("mail_dict".utf8)[...]))
    trace.tell(.values, .updated(name: Array("config_directory".utf8)[...], value: directory[...]))
  }

  /// Tells how the original reads and rewrites a file, and gives the warnings of an edit.
  ///
  /// - Parameters:
  ///   - old: How many bytes it has.
  ///   - new: How many it will have.
  ///   - steps: What happens on the way.
  ///   - request: Asks for a trace.
  func tellRewrite(_ old: Int, _ new: Int, _ steps: [RewriteStep], _ request: PostconfRequest) {
    guard let trace = trace(request) else {
      for case .warning(let warn) in steps { warn() }
      return
    }
    var output = StreamTrace(trace, descriptor: trace.descriptors.number(0))
    var rest = steps[...]
    for place in stride(from: 0, to: old, by: StreamTrace.blockSize) {
      trace.tell(min(StreamTrace.blockSize, old - place), readBeside: 1)
      let end = place + StreamTrace.blockSize
      guard end < old else { break }
      while case .wrote(let written) = rest.first, written <= end {
        output.write(written - output.count)
        output.flush()
        rest.removeFirst()
      }
      output.write(min(end, new) - output.count)
    }
    for step in rest {
      switch step {
      case .warning(let warn): warn()
      case .wrote(let written):
        output.write(written - output.count)
        output.flush()
      }
    }
    output.write(new - output.count)
    output.flush()
    output.flush()
  }
}

/// What happens while a file is rewritten.
enum RewriteStep {
  /// Something is to be said.
  case warning(() -> Void)
  /// What is written so far leaves the buffer.
  case wrote(upTo: Int)
}

/// Tells how a stream of the original's leaves its buffer.
struct StreamTrace {
  /// How much the buffer of a stream holds.
  static let blockSize = 4096

  private let trace: Trace?
  private let descriptor: Int
  private var filled = 0
  /// How many bytes were written.
  private(set) var count = 0

  init(_ trace: Trace?, descriptor: Int = 1) {
    self.trace = trace
    self.descriptor = descriptor
  }

  mutating func write(_ more: Int) {
    count += more
    filled += more
    while filled > Self.blockSize {
      trace?.tell(.streams, .flushed(descriptor: descriptor, count: Self.blockSize))
      filled -= Self.blockSize
    }
  }

  mutating func flush() {
    // A stream that nothing was written to has no buffer.
    guard count > 0 else { return }
    trace?.tell(.streams, .flushed(descriptor: descriptor, count: filled))
    filled = 0
  }
}
