internal import CLinux
public import SafeFiles
internal import SystemPackage

/// The version of OpenSSL that programs carry as text, read without loading them.
public enum TLSLibrary: Sendable {
  /// Finds the version that Postfix was compiled with, in its library for TLS or in the programs that have it inside.
  ///
  /// - Parameter tree: The tree with Postfix.
  /// - Returns: The text, such as `OpenSSL 3.0.11 19 Sep 2023`; nil when none is found.
  public static func compiled(in tree: FileTree) -> [UInt8]? {
    for path in ["/usr/lib/postfix/libpostfix-tls.so", "/usr/lib64/postfix/libpostfix-tls.so", "/usr/sbin/postconf"] {
      if let version = version(in: FilePath(path), tree) { return version }
    }
    return nil
  }

  /// Asks the libcrypto of the running system.
  ///
  /// - Returns: The text; nil when there is none.
  public static func loaded() -> [UInt8]? {
    // The text belongs to the library, which stays loaded.
    guard let text = unsafe mailauth_crypto_version() else { return nil }
    var bytes: [UInt8] = []
    while unsafe text[bytes.count] != 0 { bytes.append(UInt8(bitPattern: unsafe text[bytes.count])) }
    return bytes
  }

  /// Finds the version of the libcrypto that an image holds.
  ///
  /// - Parameter tree: The image.
  /// - Returns: The text; nil when there is no library.
  public static func installed(in tree: FileTree) -> [UInt8]? {
    var folders = ["/usr/lib64", "/usr/lib", "/lib"]
    for top in ["/usr/lib", "/lib"] {
      let names = (try? tree.names(in: FilePath(top))) ?? []
      folders += names.filter { $0.contains("-linux-") }.map { top + "/" + $0 }
    }
    for name in ["libcrypto.so.3", "libcrypto.so.1.1"] {
      for folder in folders {
        if let version = version(in: FilePath(folder + "/" + name), tree) { return version }
      }
    }
    return nil
  }

  /// Finds `OpenSSL`, a blank and a digit, up to the NUL that ends it.
  private static func version(in path: FilePath, _ tree: FileTree) -> [UInt8]? {
    guard let content = try? tree.read(path).bytes else { return nil }
    let mark = Array("OpenSSL ".utf8)
    var start = content.startIndex
    while let place = content[start...].firstIndex(of: mark[0]) {
      start = place + 1
      let text = content[place...].prefix(80).prefix { $0 >= 0x20 && $0 < 0x7F }
      guard text.starts(with: mark), text.endIndex < content.endIndex, content[text.endIndex] == 0,
        place == 0 || content[place - 1] == 0,
        text.dropFirst(mark.count).first.map({ $0 >= 0x30 && $0 <= 0x39 }) == true
      else { continue }
      return Array(text)
    }
    return nil
  }
}
