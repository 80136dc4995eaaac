internal import Glibc

/// Runs the differential fuzzer of postconf.
func run() async -> Int32 {
  do throws(Trouble) {
    let settings = try Settings(CommandLineArguments.all)
    return try await Session(settings).run()
  } catch {
    Output.error(error.message)
    return 1
  }
}

exit(await run())
