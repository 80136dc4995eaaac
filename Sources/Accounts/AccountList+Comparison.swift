internal import CyrusSASL
internal import Secrets

extension AccountList {
  /// Adds an account with whatever it has; empty secrets are none.
  func add(_ identity: SASLIdentity, _ password: Secret, _ credential: Secret, isDisabled: Bool) {
    let entry: (index: Index, isNew: Bool) = unsafe identity.user.withUnsafeBytes { user in
      unsafe identity.realm.withUnsafeBytes { realm in unsafe self.entry(user: user, realm: realm, line: 0) }
    }
    let keptPassword = password.count > 0 ? unsafe password.withBytes { unsafe keep($0) } : 0
    let keptCredential = credential.count > 0 ? unsafe credential.withBytes { unsafe keep($0) } : 0
    update(entry.index) { record in
      (record.password, record.hasPassword) = (keptPassword, keptPassword != 0)
      (record.credential, record.hasCredential) = (keptCredential, keptCredential != 0)
      record.isDisabled = isDisabled
    }
  }

  /// Finds an account; nil when it is not in the list.
  func find(_ identity: SASLIdentity) -> Index? {
    unsafe identity.user.withUnsafeBytes { user in
      unsafe identity.realm.withUnsafeBytes { realm in unsafe find(user: user, realm: realm) }
    }
  }

  /// Says whether an account has the same secrets and state as one of another list.
  func holdsSame(_ index: Index, as other: AccountList, _ otherIndex: Index) -> Bool {
    func isSame(_ left: Secret?, _ right: Secret?) -> Bool {
      switch (left, right) {
      case (nil, nil): true
      case (let left?, let right?): left.matches(right)
      default: false
      }
    }
    return isSame(password(index), other.password(otherIndex))
      && isSame(credential(index), other.credential(otherIndex))
      && record(index).isDisabled == other.record(otherIndex).isDisabled
  }
}
