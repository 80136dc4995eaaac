/// What a mechanism of Cyrus SASL needs, by the name that `mech_list` has.
public struct SASLMechanismFacts: Equatable, Sendable {
  /// What the server has to know of a user.
  public enum Need: Equatable, Sendable {
    /// The password comes from the client, and anybody who can check it will do.
    case checkedPassword
    /// The secret itself, which only a plugin for properties gives.
    case secret
    /// Something outside SASL, such as a ticket or a certificate.
    case nothing
  }

  /// The file of the plugin; nil for what the library does itself.
  public let plugin: String?
  /// What the server has to know.
  public let need: Need

  /// Finds a mechanism.
  ///
  /// - Parameter name: The name in any case.
  /// - Returns: The facts; nil for a name that is not known here.
  public static func named(_ name: String) -> SASLMechanismFacts? {
    switch name.uppercased() {
    case "PLAIN": .init(plugin: "libplain.so", need: .checkedPassword)
    case "LOGIN": .init(plugin: "liblogin.so", need: .checkedPassword)
    case "CRAM-MD5": .init(plugin: "libcrammd5.so", need: .secret)
    case "DIGEST-MD5": .init(plugin: "libdigestmd5.so", need: .secret)
    case let scram where scram.hasPrefix("SCRAM-SHA-"): .init(plugin: "libscram.so", need: .secret)
    case "NTLM": .init(plugin: "libntlm.so", need: .secret)
    case "OTP": .init(plugin: "libotp.so", need: .secret)
    case "SRP": .init(plugin: "libsrp.so", need: .secret)
    case "PASSDSS-3DES-1": .init(plugin: "libpassdss.so", need: .checkedPassword)
    case "GSSAPI", "GSS-SPNEGO": .init(plugin: "libgssapiv2.so", need: .nothing)
    case "GS2-KRB5", "GS2-IAKERB": .init(plugin: "libgs2.so", need: .nothing)
    case "KERBEROS_V4": .init(plugin: "libkerberos4.so", need: .nothing)
    case "ANONYMOUS": .init(plugin: "libanonymous.so", need: .nothing)
    case "EXTERNAL": .init(plugin: nil, need: .nothing)
    default: nil
    }
  }
}
