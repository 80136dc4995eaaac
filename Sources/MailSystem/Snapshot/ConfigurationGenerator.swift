internal import CyrusSASL
public import SafeFiles
public import SystemPackage

/// A program of the platform that writes Postfix's files anew, without what anybody else has changed.
public struct ConfigurationGenerator: Equatable, Sendable {
  /// Its name.
  public let program: String
  /// The file that tells it to.
  public let file: FilePath
  /// The variable of that file, which says `yes`.
  public let variable: String
}

extension Snapshot {
  /// Looks for config.postfix, which SUSE runs when Postfix starts, and which takes main.cf from /etc/sysconfig/postfix.
  ///
  /// - Returns: The generator; nil where there is none, or it has been told to leave the files alone.
  /// - Throws: ``FileError`` when a file is there and cannot be read.
  public func configurationGenerator() throws(FileError) -> ConfigurationGenerator? {
    let (file, variable): (FilePath, String) = ("/etc/sysconfig/mail", "MAIL_CREATE_CONFIG")
    // It knows no other instance.
    guard configurationDirectory == layout.postfixDirectory,
      let content = try tree.readIfPresent(file)?.bytes,
      DefaultsFile(content).value(of: variable)?.lowercased() == "yes"
    else { return nil }
    return ConfigurationGenerator(program: "config.postfix", file: file, variable: variable)
  }
}
