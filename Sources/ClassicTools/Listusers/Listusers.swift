internal import CyrusSASL
internal import SafeFiles
internal import SystemPackage

/// sasldblistusers2(8): lists the users of sasldb in the order of the file, with the original's words and status.
struct Listusers {
  let context: CommandContext

  init(_ context: CommandContext) {
    self.context = context
  }

  /// How users are listed.
  private enum Format {
    case lines, count, json
  }

  private struct Request {
    var file: [UInt8]?
    var root: [UInt8]?
    /// The realm that users must have to be listed; nil for all.
    var realm: [UInt8]?
    var format = Format.lines
    /// The format of the file; nil for whichever it has.
    var store: SecretStoreKind?
    var task = Task.list
  }

  private enum Task {
    case list, verify
  }

  private enum Ending: Error, Equatable {
    case version, help, usage, unrecognized
    case unknownStore([UInt8])
  }

  /// Runs the command.
  ///
  /// - Returns: The exit status.
  func run() -> Int32 {
    do {
      return list(try request())
    } catch {
      return end(error)
    }
  }

  private func request() throws(Ending) -> Request {
    let isStrict = context.environment("POSIXLY_CORRECT") != nil
    var parser = ListusersOption.parser(context.arguments, order: isStrict ? .optionsFirst : .mixed)
    var request = Request()
    var ending: Ending?
    while true {
      let event = parser.next()
      if case .end = event { break }
      guard case .option(let code, let argument) = event, let option = ListusersOption(rawValue: code) else {
        if !event.asksForUsage, let complaint = event.complaint { context.complain(complaint) }
        // The original cannot tell `-?` from a letter that it does not know.
        let isHelp = event == .invalid(letter: UInt8(ascii: "h"))
        ending = isHelp ? ending ?? .usage : .unrecognized
        continue
      }
      switch option {
      case .version: throw .version
      case .help: throw .help
      case .file: request.file = argument
      case .root: request.root = argument
      case .realm: request.realm = argument
      case .store:
        request.store = SecretStoreKind(rawValue: String(decoding: argument ?? [], as: UTF8.self))
        if request.store == nil { throw .unknownStore(argument ?? []) }
      case .verify: request.task = .verify
      case .count: if request.format == .lines { request.format = .count }
      case .json: request.format = .json
      }
    }
    if let ending { throw ending }
    let words = parser.words
    guard words.count <= (request.file == nil ? 1 : 0) else { throw .usage }
    request.file = request.file ?? words.first
    return request
  }

  private func end(_ ending: Ending) -> Int32 {
    let name = String(decoding: context.baseName, as: UTF8.self)
    switch ending {
    case .version:
      context.messages.write(SaslUsage.version)
      return 0
    case .help:
      HelpText.write(.listusers, words: "[FILE]", to: context)
      return 0
    case .unknownStore(let name):
      say(SaslpasswdRefusal.unknownStore(name).words)
      return 1
    case .usage, .unrecognized:
      context.messages.write(SaslUsage.listusers(name))
      if ending == .unrecognized { context.messages.write("Unrecognized command line option\n") }
      return 1
    }
  }

  private func list(_ request: Request) -> Int32 {
    let tree = FileTree(root: request.root.map { FilePath(bytes: $0) } ?? "/")
    let given = request.file.flatMap { $0.isEmpty ? nil : FilePath(bytes: $0) }
    let database = SecretDatabase(at: given ?? Saslpasswd.defaultPath, in: tree, as: request.store)
    guard (try? SaslConfiguration(of: Array("sasldblistusers".utf8), in: tree, context)) != nil else {
      context.messages.write("Couldn't initialize server API\n")
      return 1
    }
    if request.task == .verify {
      return StoreCheckReport(database, context).run(request.format == .json ? .json : .text)
    }
    let store: any SecretStore
    do {
      store = try database.open()
    } catch {
      logFailure(error, database.path)
      if let reason = error.reason { say(Array(reason.utf8)) }
      return fail(error.libraryMessages)
    }
    do {
      switch request.format {
      case .lines: try writeLines(store, request)
      case .count: try writeCount(store, request)
      case .json: try writeJSON(store, request, database.path)
      }
    } catch {
      // The original notes a failure within the file in the system log only, and ends with 0.
      context.messages.write(error.libraryMessages)
    }
    return 0
  }

  /// How many bytes are written at once.
  private static let manyLines = 1 << 16

  private func writeLines(_ store: any SecretStore, _ request: Request) throws(SecretStoreError) {
    var lines: [UInt8] = []
    // Also what was read before a damaged place is shown.
    defer { context.output.write(lines) }
    try unsafe store.forEachKeyInPlace { stored in
      // Not by SecretKey: its parts would be three arrays per line.
      guard let key = unsafe KeyParts(stored), key.isListable else { return true }
      if let realm = request.realm, unsafe !key.hasRealm(realm, in: stored) { return true }
      unsafe lines.append(contentsOf: UnsafeRawBufferPointer(rebasing: stored[..<key.user]))
      lines.append(UInt8(ascii: "@"))
      unsafe lines.append(contentsOf: UnsafeRawBufferPointer(rebasing: stored[(key.user + 1)..<key.realm]))
      lines.append(UInt8(ascii: ":"))
      lines.append(UInt8(ascii: " "))
      unsafe lines.append(contentsOf: UnsafeRawBufferPointer(rebasing: stored[(key.realm + 1)...]))
      lines.append(UInt8(ascii: "\n"))
      if lines.count >= Self.manyLines {
        context.output.write(lines)
        lines.removeAll(keepingCapacity: true)
      }
      return true
    }
  }

  /// Counts users, not secrets: a user can have several.
  private func writeCount(_ store: any SecretStore, _ request: Request) throws(SecretStoreError) {
    var users: Set<SASLIdentity> = []
    try store.forEachKey { stored in
      if let key = Self.listed(stored, request) { users.insert(key.identity) }
      return true
    }
    context.output.write("\(users.count)\n")
  }

  private func writeJSON(
    _ store: any SecretStore, _ request: Request, _ path: FilePath
  ) throws(SecretStoreError) {
    var users: [SASLIdentity] = []
    var properties: [SASLIdentity: [[UInt8]]] = [:]
    try store.forEachKey { stored in
      guard let key = Self.listed(stored, request) else { return true }
      if properties[key.identity] == nil { users.append(key.identity) }
      properties[key.identity, default: []].append(key.property)
      return true
    }
    context.output.write("{\"version\":1,\"file\":\(JSONText.quoted(path.bytes)),\"count\":\(users.count),\"users\":[")
    for (index, user) in users.enumerated() {
      let names = (properties[user] ?? []).map { JSONText.quoted($0) }.joined(
        separator: ",")
      context.output.write(
        "\(index == 0 ? "" : ",")\n{\"user\":\(JSONText.quoted(user.user)),\"realm\":\(JSONText.quoted(user.realm)),"
          + "\"properties\":[\(names)]}")
    }
    context.output.write("\n]}\n")
  }

  /// The key, unless it is of another realm than asked for, has another form, or has a part that the original's buffers cannot hold: there it would loop for ever.
  private static func listed(_ stored: [UInt8], _ request: Request) -> SecretKey? {
    guard unsafe stored.withUnsafeBytes({ unsafe KeyParts($0)?.isListable ?? false }) else { return nil }
    guard let key = SecretKey(stored: stored) else { return nil }
    return request.realm.map { key.identity.realm == $0 } ?? true ? key : nil
  }

  private func say(_ text: [UInt8]) {
    context.messages.write(context.baseName + [UInt8(ascii: ":"), UInt8(ascii: " ")] + text + [UInt8(ascii: "\n")])
  }

  private func logFailure(_ error: SecretStoreError, _ path: FilePath) {
    // A missing database is none to read from, and no error to the library.
    if let reason = error.openReason, reason != InputError(code: Errno.noSuchFileOrDirectory.rawValue).words {
      context.log("unable to open Berkeley db \(path): \(reason)")
    }
    context.log("_sasldb_getkeyhandle has failed")
  }

  private func fail(_ messages: [UInt8]) -> Int32 {
    context.messages.write(messages)
    context.messages.write("listusers failed\n")
    return 0
  }
}
