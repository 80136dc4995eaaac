internal import CLinux
internal import Glibc
internal import SystemPackage

/// A write lease on a file, fcntl(2) F_SETLEASE: as long as it is held, an open(2) of the file by anybody waits.
///
/// The kernel grants it only while nobody has the file open for writing, and takes it back by force after the seconds of
/// /proc/sys/fs/lease-break-time (45).
struct WriteLease {
  private let descriptor: Int32

  /// Waits until nobody else has the file open, and takes the lease.
  ///
  /// - Returns: nil where there are no leases: network file systems, and files of another owner without CAP_LEASE.
  static func wait(for file: borrowing OpenFile) throws(Errno) -> WriteLease? {
    // Whoever opens the file sends the holder a signal, by default the deadly SIGIO; SIGURG is ignored by default.
    _ = fcntl(file.raw, setSignal, SIGURG)
    var pause: UInt32 = 100
    for _ in 0..<4000 {
      do {
        _ = try retrying { mailauth_set_lease(file.raw, F_WRLCK) }
        return WriteLease(descriptor: file.raw)
      } catch Errno.resourceTemporarilyUnavailable {
        usleep(pause)
        pause = min(pause * 2, 5000)
      } catch {
        return nil
      }
    }
    throw .resourceTemporarilyUnavailable
  }

  /// Says whether a file that is open for reading is open for writing nowhere, also not as mapped memory; false where
  /// there are no leases.
  static func hasNoWriter(_ file: borrowing OpenFile) -> Bool {
    _ = fcntl(file.raw, setSignal, SIGURG)
    guard mailauth_set_lease(file.raw, F_RDLCK) == 0 else { return false }
    return mailauth_set_lease(file.raw, F_UNLCK) == 0
  }

  /// Says whether somebody waits in open(2) for the lease to end.
  var isWanted: Bool { fcntl(descriptor, Self.getLease) != F_WRLCK }

  /// Lets those who wait go on.
  func release() {
    _ = mailauth_set_lease(descriptor, F_UNLCK)
  }

  // From <linux/fcntl.h>; glibc shows them only to programs that define _GNU_SOURCE.
  private static var setSignal: Int32 { 10 }
  private static var getLease: Int32 { 1025 }
}
