internal import CyrusSASL
internal import SafeFiles

/// What `--strict` makes an error: calls that the original takes, and that leave behind something else than was meant.
extension Saslpasswd {
  /// Refuses mistakes before a password is asked for.
  func refuseMistakes(
    _ identity: SASLIdentity, in database: SecretDatabase, _ request: SaslpasswdRequest,
    _ configuration: SaslConfiguration
  ) throws(SaslpasswdRefusal) {
    guard identity.hasDomainAsRealm else { throw .realmIsNoDomain(identity.realm) }
    if request.action == .set, request.has(.noPlaintext), configuration.scram == nil { throw .nothingToStore }
    let mustExist = request.action == .disable || !request.has(.create)
    if mustExist, !exists(identity, in: database) { throw .noSuchUser(identity, request.action) }
  }

  /// Says whether a user has a secret; a database that cannot be read is left to the change itself, which says why.
  private func exists(_ identity: SASLIdentity, in database: SecretDatabase) -> Bool {
    guard let metadata = try? database.tree.metadata(of: database.path), metadata.size > 0 else { return false }
    guard let keys = try? database.open().keys() else { return true }
    return keys.contains { $0.identity == identity }
  }
}

extension SaslpasswdRequest {
  /// Refuses options that say where the password comes from, when there are two or when none is wanted.
  func refuseContradictions() throws(SaslpasswdRefusal) {
    if has(.generate), has(.passwordFile) { throw .contradiction(.generate, .passwordFile) }
    for option in [SaslpasswdOption.generate, .passwordFile] where has(option) {
      if has(.disable) { throw .contradiction(option, .disable) }
      if has(.pipe) { throw .contradiction(option, .pipe) }
    }
    if has(.generate), has(.noPlaintext) { throw .contradiction(.generate, .noPlaintext) }
  }
}
