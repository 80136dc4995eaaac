internal import PostfixConfig
internal import SystemPackage

/// `postconf -b`, `-t`, `-m` and `-T`: what the original asks the daemons, their files and libcrypto for.
extension Postconf {
  /// Has the bounce daemon print its templates: `-b` and `-t`.
  ///
  /// - Returns: Never, unless the daemon cannot be run.
  func showTemplates(_ request: PostconfRequest) throws(PostconfFailure) -> Int32 {
    guard request.words.count < 2 else {
      throw PostconfFailure("options -b and -t require at most one template file")
    }
    if request.root != nil {
      throw PostconfFailure(
        "options -b and -t run the bounce daemon, and no program of an image is run: leave out --root")
    }
    let start = try startDaemon(request)
    let path = start.value("daemon_directory") + Array("/bounce".utf8)
    var arguments = ["bounce", request.mode == .expandedTemplates ? "-SVnexpand_templates" : "-SVndump_templates"]
      .map { Array($0.utf8) }
    if let file = request.words.first {
      arguments += [Array("-o".utf8), Array("bounce_template_file=".utf8) + file]
    }
    arguments += [Array("-o".utf8), Array("queue_directory=.".utf8)]
    var variables = [(name: "MAIL_LOGTAG", value: start.value("syslog_name"))]
    if let directory = request.configDirectory { variables.append((name: "MAIL_CONFIG", value: directory)) }
    context.output.flush()
    let code = context.execute(path, arguments, variables)
    throw PostconfFailure(Array("execv ".utf8) + path + Array(": \(Errno(rawValue: code))".utf8))
  }

  /// Lists the types of lookup tables: `-m`.
  func listMapTypes(_ request: PostconfRequest) throws(PostconfFailure) -> Int32 {
    let start = try startDaemon(request)
    let directory = start.value("meta_directory")
    do throws(DaemonFault) {
      let types = try MapTypes.list(directory, in: request.tree, trace(request)) { path, type in
        warn(path + Array(": ignoring duplicate entry for \"".utf8) + type + [UInt8(ascii: "\"")])
      }
      answer(types.flatMap { $0 + [0x0A] }, request)
      return 0
    } catch {
      throw PostconfFailure(PostconfDaemonWords.fault(error, path: mainPath(request)))
    }
  }

  /// Tells what is known about TLS: `-T`.
  func showTLS(_ request: PostconfRequest) throws(PostconfFailure) -> Int32 {
    switch String(decoding: request.versionMode ?? [], as: UTF8.self) {
    case "compile-version":
      guard let version = TLSLibrary.compiled(in: request.tree) else {
        throw PostconfFailure("compile-version: no Postfix with TLS is installed that could tell")
      }
      answer(version + [0x0A], request)
    case "run-version":
      // An image's library is read, not loaded.
      guard let version = request.root == nil ? TLSLibrary.loaded() : TLSLibrary.installed(in: request.tree) else {
        throw PostconfFailure("run-version: no libcrypto is installed that could tell")
      }
      answer(version + [0x0A], request)
    case "public-key-algorithms": answer("dsa\necdsa\nrsa\n", request)
    default:
      warn(Array("unknown 'postconf -T' mode: ".utf8) + (request.versionMode ?? []))
      return 1
    }
    return 0
  }

  private func startDaemon(_ request: PostconfRequest) throws(PostconfFailure) -> DaemonStart {
    let display = try displayRequest(request)
    do throws(DaemonFault) {
      return try DaemonStart(display, accounts: Accounts(in: request.tree)) {
        warn($0, directory: display.shownDirectory, display.table.version)
      }
    } catch {
      throw PostconfFailure(PostconfDaemonWords.fault(error, path: mainPath(request)))
    }
  }

  private func mainPath(_ request: PostconfRequest) -> [UInt8] {
    PostconfFile(request, context, name: "main.cf").displayName
  }
}
