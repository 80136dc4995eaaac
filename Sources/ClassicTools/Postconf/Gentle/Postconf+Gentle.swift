internal import LosslessText
internal import PostfixConfig

/// `--add`, `--remove` and `--uncomment`.
extension Postconf {
  /// Carries out the steps of our own options on one file.
  ///
  /// - Returns: The exit status.
  func editGently(_ request: PostconfRequest) throws(PostconfFailure) -> Int32 {
    let steps = try GentleStep.read(request)
    let isMain = request.mode == .mainParameters
    let file = PostconfFile(request, context, name: isMain ? "main.cf" : "master.cf")
    return try carryOut(request, on: file) { old throws(PostconfFailure) in
      isMain ? try editedMain(old, steps, file, request) : try editedMaster(old, steps, file, request)
    }
  }

  private func editedMain(
    _ old: [UInt8], _ steps: [GentleStep], _ file: PostconfFile, _ request: PostconfRequest
  ) throws(PostconfFailure) -> [UInt8] {
    let path = String(decoding: file.displayName, as: UTF8.self)
    var document = MainCFDocument(old, file: path)
    for step in steps {
      switch step {
      case .uncomment(let argument): try uncomment(argument, in: &document, path)
      case .list(let target, let change):
        let place = document.entry(of: target.name)?.location
        let base = try lookup(main: document.bytes, request).listDefault(target.name.bytes[...])
        do throws(ListFault) {
          note(try document.apply(change, to: target.name, base: base), target.name)
        } catch {
          throw GentleWords.failure(error, of: target.name, at: place.map { "\($0):1" } ?? path)
        }
      }
    }
    return document.bytes
  }

  private func uncomment(
    _ argument: [UInt8], in document: inout MainCFDocument, _ path: String
  ) throws(PostconfFailure) {
    let sign = argument.firstIndex(of: UInt8(ascii: "="))
    let left = PostfixSyntax.trimmed(argument[..<(sign ?? argument.endIndex)])
    let value = sign.map { ParameterValue(argument[($0 + 1)...]) } ?? nil
    guard let name = ParameterName(left), (sign == nil) == (value == nil) else {
      throw PostconfFailure(
        "option --uncomment: found \"\(String(decoding: argument, as: UTF8.self))\", expected NAME or NAME=VALUE",
        try: "--uncomment relayhost")
    }
    do throws(UncommentFault) {
      note(try document.uncomment(name, value: value), name.description)
    } catch {
      throw GentleWords.failure(error, of: name.description, in: path)
    }
  }

  private func editedMaster(
    _ old: [UInt8], _ steps: [GentleStep], _ file: PostconfFile, _ request: PostconfRequest
  ) throws(PostconfFailure) -> [UInt8] {
    let path = String(decoding: file.displayName, as: UTF8.self)
    var document = MasterCFDocument(old, file: path)
    for step in steps {
      switch step {
      case .uncomment(let argument):
        let service = GentleService(argument[...])
        do throws(UncommentFault) {
          note(try document.uncomment(service.name, type: service.type), service.shown)
        } catch {
          throw GentleWords.failure(error, of: service.shown, in: path)
        }
      case .list(let target, let change): try edit(target, change, in: &document, path, request)
      }
    }
    return document.bytes
  }

  private func edit(
    _ target: GentleStep.Target, _ change: ListChange, in document: inout MasterCFDocument, _ path: String,
    _ request: PostconfRequest
  ) throws(PostconfFailure) {
    let found = document.services.first {
      $0.state == .active && $0.field(.service) == target.service?.name && $0.field(.type) == target.service?.type
    }
    guard let service = found else {
      throw PostconfFailure(
        "no service \(target.service?.shown ?? ""), expected one that is in force", at: path,
        try: "\(place(of: request).command("postconf -M")), to see what there is")
    }
    let base = try inherited(target.name, request)
    do throws(ListFault) {
      note(try document.apply(change, to: target.name, in: service, base: base), target.name)
    } catch {
      let place = service.override(of: target.name)?.location.description ?? "\(service.location):1"
      throw GentleWords.failure(error, of: target.name, at: place)
    }
  }

  /// Where the request works, for commands in advice.
  private func place(of request: PostconfRequest) -> CommandPlace {
    CommandPlace(
      root: request.root.map { String(decoding: $0, as: UTF8.self) },
      directory: request.configDirectory.map { String(decoding: $0, as: UTF8.self) })
  }

  /// The list that a service has without an override: main.cf's, else the default.
  private func inherited(_ name: ParameterName, _ request: PostconfRequest) throws(PostconfFailure) -> [UInt8] {
    let main = (try? PostconfFile(request, context, name: "main.cf").contents()) ?? []
    let lookup = try lookup(main: main, request)
    guard let value = lookup.main.value(of: name.bytes[...]) else { return lookup.listDefault(name.bytes[...]) }
    return Array(value)
  }

  /// Finds values and defaults with the settings of a main.cf.
  func lookup(main: [UInt8], _ request: PostconfRequest) throws(PostconfFailure) -> ParameterLookup {
    let target = try PostconfTarget(request, context)
    let settings = try? MainSettings(main, path: [], configDirectory: request.configDirectory) { _ in }
    return ParameterLookup(
      table: target.table, main: settings?.table ?? SettingTable())
  }

  private func note(_ notes: [ListNote], _ name: ParameterName) {
    for note in notes { warn(Array(GentleWords.warning(note, in: name).utf8)) }
  }

  private func note(_ outcome: UncommentOutcome, _ name: String) {
    if case .done(let others) = outcome, !others.isEmpty {
      warn(Array(GentleWords.warning(others: others, than: name).utf8))
    }
  }
}
