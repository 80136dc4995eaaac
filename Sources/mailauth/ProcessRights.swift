internal import ClassicTools
internal import Glibc

/// Describes what stands behind the standard input.
func describeInput() -> InputFile? {
  var status = stat()
  guard unsafe fstat(STDIN_FILENO, &status) == 0 else { return nil }
  let isRegular = status.st_mode & S_IFMT == S_IFREG
  return InputFile(user: status.st_uid, group: status.st_gid, permissions: isRegular ? status.st_mode & 0o7777 : nil)
}

/// Takes the effective rights of a user and a group, and of no other group.
///
/// - Returns: The number of errno(3), else 0.
func takeRights(_ user: UInt32, _ group: UInt32) -> Int32 {
  guard geteuid() != user || getegid() != group else { return 0 }
  // Only root may choose, and whoever was chosen before is not root.
  if geteuid() != 0, seteuid(0) != 0 { return errno }
  var groups = [group]
  guard setegid(group) == 0, unsafe setgroups(1, &groups) == 0 else { return errno }
  return user == 0 || seteuid(user) == 0 ? 0 : errno
}

/// Runs a program to its end with the streams of this process.
///
/// - Returns: Its status; nil when it is not there, or is this very program under the name of an original.
func runProgram(_ program: [UInt8], _ arguments: [[UInt8]]) -> Int32? {
  let path = program.map { CChar(bitPattern: $0) } + [0]
  var theirs = stat()
  var ours = stat()
  guard unsafe stat(path, &theirs) == 0, unsafe access(path, X_OK) == 0 else { return nil }
  if unsafe stat("/proc/self/exe", &ours) == 0, ours.st_dev == theirs.st_dev, ours.st_ino == theirs.st_ino {
    return nil
  }
  // posix_spawn(3) wants C strings that live until it returns.
  var words = unsafe [UnsafeMutablePointer<CChar>?]()
  for argument in [program] + arguments {
    let string = argument.map { CChar(bitPattern: $0) } + [0]
    unsafe words.append(strdup(string))
  }
  unsafe words.append(nil)
  var process: pid_t = 0
  let failure = unsafe posix_spawn(&process, path, nil, nil, words, environ)
  for index in unsafe 0..<words.count { unsafe free(words[index]) }
  guard failure == 0 else { return nil }
  var status: Int32 = 0
  while unsafe waitpid(process, &status, 0) < 0 {
    guard errno == EINTR else { return 1 }
  }
  // The lower bits tell of a signal, the upper ones hold the status.
  return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
}
