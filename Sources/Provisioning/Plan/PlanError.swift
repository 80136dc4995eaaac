public import DovecotConfig
public import LosslessText
public import SafeFiles
public import SystemPackage

/// Why no plan can be made, as data.
public enum PlanError: Error, Equatable, Sendable {
  /// A file that the plan has to edit holds something that its reader would reject.
  case unreadable([Diagnostic])
  /// A file that must be there is not; the package that brings it.
  case missing(path: FilePath, package: String, installCommand: String)
  /// master.cf has no smtpd(8) service that listens to the network.
  case noSMTPService(master: FilePath)
  /// Every service turns AUTH off for itself; the first of them.
  case authOff(service: String, type: String, SourceLocation)
  /// Another program than smtpd(8) listens where a submission service should.
  case portTaken(service: String, command: String, location: SourceLocation)
  /// A submission service was asked for, and there is no certificate that it could encrypt with; what is wrong with it.
  case certificateNeeded(port: SubmissionPort, trouble: String)
  /// A realm that no mail server will ask for.
  case badRealm(String)
  /// A given certificate or key cannot be used.
  case certificate(path: FilePath, CertificateFault)
  /// PLAIN and LOGIN would be refused without TLS, smtpd(8) would find no mechanism left, and stop.
  case plaintextRefused(value: String, location: SourceLocation?)
  /// A value that the plan depends on cannot be expanded.
  case unexpandable(parameter: String, value: String, location: SourceLocation?)
  /// A login at another server cannot be set up.
  case relay(RelayFault)
  /// A lookup table cannot be used.
  case table(TableFault)
  /// A backend cannot be set up.
  case backend(BackendFault)
  /// Dovecot's configuration cannot be edited.
  case dovecot(AuthListenerError)
  /// A recorded change cannot be taken back.
  case undo(UndoFault)
  /// A file cannot be read.
  case file(FileError)
}

/// Why a lookup table cannot be used, as data.
public enum TableFault: Error, Equatable, Sendable {
  /// It is not one that is kept in a file.
  case foreign(parameter: String, value: String)
  /// Nothing here makes tables of that type.
  case typeNotMade(type: String, parameter: String)
  /// The file that somebody was to write is not there.
  case missing(FilePath)
}

/// Why a backend cannot be set up, as data.
public enum BackendFault: Error, Equatable, Sendable {
  /// The database is a link that leads elsewhere than the chrooted smtpd(8) looks.
  case userDatabaseElsewhere(path: FilePath, target: FilePath, wanted: FilePath)
  /// There is one database inside the chroot and another one outside.
  case twoUserDatabases(path: FilePath, other: FilePath)
  /// The database has several names, and replacing one would leave the others behind.
  case userDatabaseHardLinked(path: FilePath, links: Int)
  /// Something else than a database is in its place.
  case noUserDatabase(path: FilePath, trouble: String)
  /// A mechanism was asked for that needs the password itself, which this backend does not know.
  case mechanismNeedsSecret(SASLMechanism, backend: String)
  /// An option has to be given; why.
  case optionNeeded(String, String)
  /// The database is where a chrooted smtpd(8) cannot reach it; where it would have to be, if that is a file.
  case outsideChroot(path: FilePath, wanted: FilePath?)
  /// The platform's saslauthd(8) listens in one directory alone, which a chrooted smtpd(8) cannot reach.
  case socketOutsideChroot(platform: String, directory: FilePath, wanted: FilePath)
  /// A plugin that libldap needs inside the chroot is not there.
  case pluginOutsideChroot(String)
  /// A password cannot be written into the file: it is empty, too long, or has white space at its ends.
  case unfitSecret(key: String, file: FilePath)
}

/// What is wrong with a certificate or key file.
public enum CertificateFault: Error, Equatable, Sendable {
  /// The file is not there.
  case missing
  /// It cannot be read.
  case closed
  /// The key is protected by a pass phrase.
  case passPhrase
  /// It holds no PEM block of the kind expected: `CERTIFICATE` or `PRIVATE KEY`.
  case noBlock(expected: String)
  /// What stands between the markers is no certificate, or no key.
  case damaged
  /// The certificate belongs to another key than the one in this file.
  case otherKey(FilePath)
  /// The server's certificate is there, but others come before it.
  case notFirst
  /// Its time is over.
  case expired
  /// Its time has not come.
  case notYetValid
}
