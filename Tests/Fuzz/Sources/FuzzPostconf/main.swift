internal import Glibc

/// The differential fuzzer of postconf: FuzzPostconf MAILAUTH [N=20000] [SEED=1] [FIRST=0] [WITHOUT=letters] [SHOW=10]
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
