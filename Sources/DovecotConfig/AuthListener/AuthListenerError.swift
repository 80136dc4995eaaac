public import LosslessText
public import SystemPackage

/// Why a listener cannot be planned.
public enum AuthListenerError: Error, Equatable, Sendable {
  /// Dovecot would refuse the configuration as it stands.
  case invalidConfiguration([Diagnostic])
  /// The file is of Dovecot 1.x, whose listeners are written in another way.
  case version1(SourceLocation)
  /// The setting's value comes from a file or a section and cannot be added to.
  case notEditable(setting: String, SourceLocation)
  /// A section begins in one file and ends in another.
  case sectionAcrossFiles(SourceLocation)
  /// The edited configuration would not say what it should; a mistake of this library.
  case withoutEffect(listener: FilePath)
}
