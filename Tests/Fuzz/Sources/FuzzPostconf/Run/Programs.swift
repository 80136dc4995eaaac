internal import Glibc

/// The original and ours, both without sleep.
struct Programs: Sendable {
  let theirs: Program
  /// The original, with hash tables that list what they hold by name.
  let sorted: Program
  let ours: Program

  /// Prepares both in a scratch directory.
  ///
  /// - Throws: What is missing.
  init(original: String, mailauth: String, in scratch: String) throws(Trouble) {
    guard unsafe access(original, X_OK) == 0 else { throw Trouble("\(original) is not here: apt-get install postfix") }
    guard unsafe access(mailauth, X_OK) == 0 else { throw Trouble("\(mailauth) is not here: build first") }
    let shim = try Self.compileShim(in: scratch)
    let link = scratch + "/postconf"
    unsafe unlink(link)
    unsafe symlink(mailauth, link)
    // NORANDOMIZE seeds the hash tables of the original the same way in every run.
    let environment = [
      "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C", "TZ=UTC", "HOME=/nonexistent", "LD_PRELOAD=\(shim)",
    ].map(bytes)
    theirs = Program(path: original, environment: environment + [bytes("NORANDOMIZE=1")])
    sorted = Program(path: original, environment: environment + [bytes("FUZZ_SORTED=1")])
    ours = Program(path: link, environment: environment)
  }

  /// A library whose sleep() returns at once and leaves a file behind: the original sleeps before it gives up.
  ///
  /// Its getpid() is always the same, since `process_id` is a parameter. With FUZZ_EMPTY its malloc() gives empty memory, to
  /// the last byte that can be used. With FUZZ_SORTED its htable_list() sorts by name what Postfix's lists.
  private static let shim = """
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <fcntl.h>
    #include <malloc.h>
    #include <stdlib.h>
    #include <string.h>
    #include <unistd.h>

    extern void *__libc_malloc(size_t size);

    void *malloc(size_t size)
    {
        static int isEmpty = -1;
        void *memory = __libc_malloc(size);

        if (isEmpty < 0)
            isEmpty = getenv("FUZZ_EMPTY") != 0;
        if (isEmpty && memory)
            memset(memory, 0, malloc_usable_size(memory));
        return memory;
    }

    unsigned sleep(unsigned seconds)
    {
        const char *path = getenv("FUZZ_SLEPT");

        if (path && seconds > 0)
            close(open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
        return 0;
    }

    pid_t getpid(void) { return 4242424; }

    struct entry { char *name; };

    static int compare(const void *a, const void *b)
    {
        return strcmp((*(struct entry **) a)->name, (*(struct entry **) b)->name);
    }

    struct entry **htable_list(void *table)
    {
        struct entry **(*theirs)(void *) = dlsym(RTLD_NEXT, "htable_list");
        struct entry **list = theirs(table);
        size_t count = 0;

        while (list[count])
            count++;
        if (getenv("FUZZ_SORTED"))
            qsort(list, count, sizeof(*list), compare);
        return list;
    }

    """

  private static func compileShim(in scratch: String) throws(Trouble) -> String {
    let (source, library) = (scratch + "/nosleep.c", scratch + "/nosleep.so")
    let file = unsafe open(source, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    let content = Array(shim.utf8)
    // The file is in a directory that was made for this run.
    _ = unsafe write(file, content, content.count)
    close(file)
    for compiler in ["cc", "clang", "gcc"] {
      let arguments = [compiler, "-shared", "-fPIC", "-O1", "-o", library, source].map(bytes)
      let path = unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? ""
      let outcome = Program(path: "/usr/bin/env", environment: [bytes("PATH=\(path)")])
        .run(arguments, as: "env", in: "/", limit: 60)
      if outcome.status == 0 { return library }
    }
    throw Trouble("no C compiler (cc, clang, gcc) builds \(source)")
  }
}

/// Why nothing can be compared.
struct Trouble: Error {
  let message: String

  init(_ message: String) {
    self.message = message
  }
}
