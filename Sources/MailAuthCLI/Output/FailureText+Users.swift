internal import Accounts
internal import CyrusSASL
internal import Glibc
internal import LosslessText
internal import SafeFiles
internal import Services
internal import SystemPackage

extension FailureText {
  /// Gives the errors of the commands on users their words; nil for others.
  init?(ofUsers error: any Error) {
    switch error {
    case let error as SecretStoreError: self.init(error)
    case let failure as AccountEditor.Failure: self.init(failure)
    case let refused as AccountImport.Refused: self.init(refused)
    case let refusal as PasswordInput.Refusal: self.init(refusal)
    case let failure as StoreMigration.Failure: self.init(failure)
    case let failure as SQLMigration.Failure: self.init(failure)
    case let failure as SQLClient.Failure: self.init(failure)
    case let missing as ProgramRun.CannotRun:
      self.init("\(missing.program) cannot be run", try: "to install it, or --dialect, for a script to run elsewhere")
    default: return nil
    }
  }

  private init(_ error: SecretStoreError) {
    switch error {
    case .file(.system(.lock, let path, _)):
      self.init(
        "\(path) is held: some program has the database open", try: "postfix stop, then again, then postfix start")
    case .file(let error): self.init(error)
    case .library(let operation, let path, let code, let messages):
      let errno = Errno(rawValue: code)
      // The library passes on what the system said.
      if code > 0 {
        self.init(FileError.system(operation == .write || operation == .close ? .write : .open, path: path, errno))
        return
      }
      let words = messages.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
      let told = words.isEmpty ? "" : ": \(words.joined(separator: "; "))"
      self.init(
        "cannot \(operation.rawValue) the database \(path)\(told)", try: "a backup, if the file is damaged")
    case .truncated(let path, let size, let expected):
      self.init("\(path) is cut short: found \(size) bytes, expected \(expected)", try: "a backup")
    case .notStored(let path):
      self.init("\(path): what was written could not be read back; nothing was changed", try: "again, on another disk")
    case .damaged(let path, _):
      self.init(
        "\(path) is damaged",
        try: Self.rescue(path))
    case .mapFull(let path, let size):
      self.init("\(path) is full: its map has \(size) bytes", try: "a larger sasldb_mapsize in smtpd.conf")
    case .alwaysOvertaken(let path):
      self.init("\(path) is being changed all the time by other programs", try: "again later")
    case .otherKind(let path, let found):
      self.init("\(path) has the format \(found.rawValue)", try: "without --store", exitCode: EX_USAGE)
    case .unsupported(let path, let kind):
      self.init("\(path) cannot be changed in the format \(kind.rawValue)", try: "another --store")
    case .abandoned: self.init("nothing was changed")
    }
  }

  private init(_ failure: AccountEditor.Failure) {
    switch failure {
    case .noSuchUser(let identity):
      self.init(
        "there is no user \(UsersText.name(identity))",
        try: "\(GivenPlace.command("users export")), for those that there are")
    case .disabled(let identity):
      let name = UsersText.name(identity)
      self.init(
        "\(name) is disabled",
        try: "\(GivenPlace.command("users enable \(CommandPlace.quoted(name))")), first")
    case .noSuchRealm(let realm):
      self.init(
        "there is no user of realm '\(String(decoding: realm, as: UTF8.self))'",
        try: "\(GivenPlace.command("users export")), for those that there are")
    case .taken(let identities, let count):
      let more = count > identities.count ? " and \(count - identities.count) more" : ""
      self.init(
        "in the other realm there is already \(identities.map(UsersText.name).joined(separator: ", "))\(more); nothing was changed",
        try: "to remove one of each pair: \(GivenPlace.command("saslpasswd -d USER"))")
    }
  }

  private init(_ refused: AccountImport.Refused) {
    if refused.faults.contains(where: { $0.reason == .exists }) {
      self.init(
        "some of the users exist already; nothing was changed",
        try: "\(GivenPlace.command("users passwd")), for a new password")
    } else {
      self.init(
        "\(refused.faults.first?.reason.sentence ?? "there is no password"); nothing was changed",
        try: "another password")
    }
  }

  private init(_ refusal: PasswordInput.Refusal) {
    switch refusal {
    case .empty: self.init("found an empty password; nothing was changed", try: "again, with a password")
    case .tooLong:
      self.init("found more than \(PasswordInput.longest) bytes, which is no password", try: "a shorter one")
    case .nulByte: self.init("found a NUL byte in the password", try: "another password")
    case .mismatch: self.init("the passwords do not match; nothing was changed", try: "again")
    }
  }

  private init(_ failure: StoreMigration.Failure) {
    switch failure {
    case .targetDiffers(let path):
      self.init(
        "there is a database at \(path) already, with other entries; nothing was changed",
        try: "another file, or to move it away")
    case .notTheSame(let source, let target):
      self.init("found \(target) entries in the new database, expected \(source)", try: "again, on another disk")
    }
  }

  private init(_ failure: SQLMigration.Failure) {
    switch failure {
    case .targetDiffers(let rows):
      self.init(
        "the table has \(UsersText.count(rows, "user")) already, and not these; nothing was changed",
        try: "--table NAME, for another table")
    case .notTheSame(let written, let read):
      self.init(
        "found \(UsersText.count(read, "user")) in the table or other secrets than the \(written) written",
        try: "the columns of the table: none may shorten or change text")
    case .unexpectedAnswer: self.init("the database's client gave an unexpected answer", try: "it by hand, for a look")
    }
  }

  private init(_ failure: SQLClient.Failure) {
    let words = String(decoding: failure.messages, as: UTF8.self)
    self.init(
      "\(failure.program) failed with status \(failure.status)\(words.isEmpty ? "" : ": \(words)"); nothing was changed",
      try: "\(failure.program) by hand, with the same user, host and database")
  }

  /// What shows where a database is damaged, and what saves the rest.
  private static func rescue(_ database: FilePath) -> String {
    let file = CommandPlace.quoted(database.string)
    let check = GivenPlace.command("listusers --verify -f \(file)")
    return "\(check), and \(GivenPlace.command("users export --salvage --with-secrets -f \(file)"))"
  }
}
