public import LosslessText
public import SystemPackage

/// Why a listener cannot be planned.
public enum AuthListenerError: Error, Equatable, Sendable {
  /// Dovecot would refuse the configuration as it stands.
  case invalidConfiguration([Diagnostic])
  /// The files are written for another release than the one that was named.
  case otherVersion(named: DovecotVersion, found: DovecotVersion, SourceLocation)
  /// Dovecot 2.4 was named, and it takes no files that do not begin with a version.
  case versionMissing
  /// The setting's value comes from a file or a section and cannot be added to.
  case notEditable(setting: String, SourceLocation)
  /// A section begins in one file and ends in another.
  case sectionAcrossFiles(SourceLocation)
  /// The edited configuration would not say what it should; a mistake of this library.
  case withoutEffect(listener: FilePath)
}
