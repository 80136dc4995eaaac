import CyrusSASL
import SystemPackage
import Testing

/// A platform as its packages leave it, cut down to the files that a plan looks at; the paths are those of the tree.
struct StockPlatform: Sendable, CustomTestStringConvertible {
  let name: String
  let release: String
  /// Where Postfix's and Dovecot's configuration directories are.
  let etc: String
  let accounts: [String: String]
  /// The defaults file of saslauthd, and what its package brings beside.
  let saslauthd: [String: String]
  let plugins: String
  /// What starts Dovecot.
  let dovecotService: [String: String]

  /// The paths and texts that the backends lead to.
  let smtpdConf: String
  let sasldb: String
  let storeKind: SecretStoreKind
  /// What the defaults file and the switches of the boot are after `--backend saslauthd`; a text that begins with `->` is
  /// what a link says.
  let enabledSASLAuthd: [String: String]
  let enabledDovecot: [String: String]

  var testDescription: String { name }

  static let all: [StockPlatform] = [.rhel8, .rhel9, .rhel10, .fedora, .alpine, .arch, .leap, .tumbleweed, .freeBSD]

  // MARK: - Files that several share

  static let passwd = "root:x:0:0:root:/root:/bin/bash\npostfix:x:89:89::/var/spool/postfix:/sbin/nologin\n"
  static let group = "root:x:0:\nmail:x:12:postfix\npostfix:x:89:\npostdrop:x:90:\nsaslauth:x:76:\n"
  static let linuxAccounts = ["etc/passwd": passwd, "etc/group": group, "etc/gshadow": "root:::\npostfix:!::\n"]

  /// A unit that systemd(1) starts with the system once it is enabled.
  static func unit(_ command: String) -> String {
    "[Unit]\nDescription=daemon\n\n[Service]\nExecStart=\(command)\n\n[Install]\nWantedBy=multi-user.target\n"
  }

  static let dovecotUnit = ["usr/lib/systemd/system/dovecot.service": unit("/usr/sbin/dovecot -F")]
  static let dovecotLink = [
    "etc/systemd/system/multi-user.target.wants/dovecot.service": "->/usr/lib/systemd/system/dovecot.service"
  ]
  static let saslauthdLink = [
    "etc/systemd/system/multi-user.target.wants/saslauthd.service": "->/usr/lib/systemd/system/saslauthd.service"
  ]
}

// MARK: - Red Hat

extension StockPlatform {
  static let rhel8 = redHat(
    "RHEL 8", "ID=\"rhel\"\nID_LIKE=\"fedora\"\nVERSION_ID=\"8.10\"\n", "/etc/sasldb2", .berkeleyDB)
  static let rhel9 = redHat(
    "Rocky 9", "ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\nVERSION_ID=\"9.4\"\n", "/etc/sasl2/sasldb2", .gdbm)
  static let rhel10 = redHat(
    "AlmaLinux 10", "ID=\"almalinux\"\nID_LIKE=\"rhel centos fedora\"\nVERSION_ID=\"10.0\"\n", "/etc/sasl2/sasldb2",
    .gdbm)
  static let fedora = redHat("Fedora", "ID=fedora\nVERSION_ID=43\n", "/etc/sasl2/sasldb2", .gdbm)

  private static func redHat(
    _ name: String, _ release: String, _ sasldb: String, _ kind: SecretStoreKind
  ) -> StockPlatform {
    StockPlatform(
      name: name, release: release, etc: "etc", accounts: linuxAccounts,
      saslauthd: [
        "etc/sysconfig/saslauthd": """
        # Where the socket is
        SOCKETDIR=/run/saslauthd

        # Which mechanism, see saslauthd -v
        MECH=pam

        # More flags
        FLAGS=

        """,
        "usr/lib/systemd/system/saslauthd.service": unit("/usr/sbin/saslauthd -m $SOCKETDIR -a $MECH $FLAGS"),
      ],
      plugins: "usr/lib64/sasl2", dovecotService: dovecotUnit,
      smtpdConf: "etc/sasl2/smtpd.conf", sasldb: sasldb, storeKind: kind,
      enabledSASLAuthd: saslauthdLink.merging([
        "etc/sysconfig/saslauthd": """
        # Where the socket is
        SOCKETDIR=/run/saslauthd

        # Which mechanism, see saslauthd -v
        MECH=shadow

        # More flags
        FLAGS="-n 20 -r"

        """
      ]) { $1 },
      enabledDovecot: dovecotLink)
  }
}

// MARK: - Others

extension StockPlatform {
  static let alpine = StockPlatform(
    name: "Alpine", release: "ID=alpine\nVERSION_ID=3.22.1\n", etc: "etc",
    accounts: ["etc/passwd": passwd, "etc/group": group],
    saslauthd: ["etc/init.d/saslauthd": "#!/sbin/openrc-run\n", "etc/runlevels/default/crond": "x"],
    plugins: "usr/lib/sasl2", dovecotService: ["etc/init.d/dovecot": "#!/sbin/openrc-run\n"],
    smtpdConf: "etc/sasl2/smtpd.conf", sasldb: "/etc/sasl2/sasldb2", storeKind: .gdbm,
    enabledSASLAuthd: [
      "etc/conf.d/saslauthd": "SASLAUTHD_OPTS=\"-a shadow -n 20 -r\"\n",
      "etc/runlevels/default/saslauthd": "->/etc/init.d/saslauthd",
    ],
    enabledDovecot: ["etc/runlevels/default/dovecot": "->/etc/init.d/dovecot"])

  static let arch = StockPlatform(
    name: "Arch", release: "ID=arch\nBUILD_ID=rolling\n", etc: "etc", accounts: linuxAccounts,
    saslauthd: [
      "etc/conf.d/saslauthd": "SASLAUTHD_OPTS=\"-m /var/run/saslauthd -a pam\"\n", "usr/bin/saslauthd": "",
      "usr/lib/systemd/system/saslauthd.service": unit("/usr/bin/saslauthd $SASLAUTHD_OPTS"),
    ],
    plugins: "usr/lib/sasl2", dovecotService: dovecotUnit,
    smtpdConf: "etc/sasl2/smtpd.conf", sasldb: "/etc/sasldb2", storeKind: .gdbm,
    enabledSASLAuthd: saslauthdLink.merging([
      "etc/conf.d/saslauthd": "SASLAUTHD_OPTS=\"-m /run/saslauthd -a shadow -n 20 -r\"\n"
    ]) { $1 },
    enabledDovecot: dovecotLink)

  static let leap = suse("openSUSE Leap", "ID=\"opensuse-leap\"\nID_LIKE=\"suse opensuse\"\nVERSION_ID=\"15.6\"\n")
  static let tumbleweed = suse("SLES", "ID=\"sles\"\nID_LIKE=\"suse\"\nVERSION_ID=\"15.6\"\n")

  private static func suse(_ name: String, _ release: String) -> StockPlatform {
    StockPlatform(
      name: name, release: release, etc: "etc", accounts: linuxAccounts,
      saslauthd: [
        "etc/sysconfig/saslauthd": """
        ## Type: list(getpwent,pam,ldap)
        SASLAUTHD_AUTHMECH=pam

        ## Type: integer
        SASLAUTHD_THREADS=5

        ## Type: string
        SASLAUTHD_PARAMS=""

        """,
        "usr/lib/systemd/system/saslauthd.service": unit("/usr/sbin/saslauthd $SASLAUTHD_PARAMS"),
      ],
      plugins: "usr/lib64/sasl2", dovecotService: dovecotUnit,
      smtpdConf: "etc/sasl2/smtpd.conf", sasldb: "/etc/sasldb2", storeKind: .gdbm,
      enabledSASLAuthd: saslauthdLink.merging([
        "etc/sysconfig/saslauthd": """
        ## Type: list(getpwent,pam,ldap)
        SASLAUTHD_AUTHMECH=shadow

        ## Type: integer
        SASLAUTHD_THREADS=20

        ## Type: string
        SASLAUTHD_PARAMS="-r"

        """
      ]) { $1 },
      enabledDovecot: dovecotLink)
  }

  static let freeBSD = StockPlatform(
    name: "FreeBSD", release: "", etc: "usr/local/etc",
    accounts: [
      "etc/passwd": "root:*:0:0::/root:/bin/sh\ncyrus:*:60:60::/nonexistent:/usr/sbin/nologin\npostfix:*:125:125::/:\n",
      "etc/group": "wheel:*:0:root\nmail:*:6:postfix\npostfix:*:125:\n", "bin/freebsd-version": "#!/bin/sh\n",
    ],
    saslauthd: [
      "etc/rc.conf": "hostname=\"mail.example.com\"\npostfix_enable=\"YES\"\n",
      "usr/local/etc/rc.d/saslauthd": "#!/bin/sh\n",
    ],
    plugins: "usr/local/lib/sasl2", dovecotService: [:],
    smtpdConf: "usr/local/lib/sasl2/smtpd.conf", sasldb: "/usr/local/etc/sasldb2.db", storeKind: .berkeleyDB185,
    enabledSASLAuthd: [
      "etc/rc.conf": """
      saslauthd_flags="-a shadow -n 20 -r"
      saslauthd_enable=YES
      hostname="mail.example.com"
      postfix_enable="YES"

      """
    ],
    enabledDovecot: ["etc/rc.conf": "dovecot_enable=YES\nhostname=\"mail.example.com\"\npostfix_enable=\"YES\"\n"])
}
