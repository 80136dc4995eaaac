/// The results of Cyrus SASL that its commands end with: exit status and words as in sasl_errstring(3).
enum SaslStatus: Int32, Error {
  case failure = 1
  case badParameter = 7
  case badConfiguration = 100

  var words: String {
    switch self {
    case .failure: "generic failure"
    case .badParameter: "invalid parameter supplied"
    case .badConfiguration: "error when parsing configuration file"
    }
  }
}
