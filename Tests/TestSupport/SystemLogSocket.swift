/// A system log of one's own, for programs whose messages to syslog(3) are looked at.
public enum SystemLogSocket {
  /// Wraps commands so that /dev/log is a socket that a listener writes to the file `lines`; for bash in a mount namespace.
  ///
  /// - Parameter commands: Commands of the shell.
  /// - Returns: A script that has everything in `lines` when it has ended.
  public static func script(_ commands: String) -> String {
    """
    mount -t tmpfs none /mnt
    for device in null zero urandom random tty; do cp -a /dev/$device /mnt/; done
    mount --bind /mnt /dev
    perl -e '
      use Socket; socket(my $log, AF_UNIX, SOCK_DGRAM, 0); bind($log, sockaddr_un("/dev/log")) or die;
      open(my $ready, ">", "ready"); close $ready; $| = 1;
      while (defined recv($log, my $line, 9000, 0)) { last if $line eq "end"; print "$line\\n"; }' > lines &
    while [ ! -e ready ]; do sleep 0.05; done
    \(commands)
    perl -e 'use Socket; socket(my $s, AF_UNIX, SOCK_DGRAM, 0); send($s, "end", 0, sockaddr_un("/dev/log"))'
    wait

    """
  }
}
