internal import MailSystem
internal import SafeFiles

/// Makes Postfix a member of the group that may read Cyrus SASL's database and reach saslauthd's socket.
struct GroupMembershipPlan {
  private(set) var changes: [Plan.Change] = []
  private(set) var advice: [Advice] = []

  /// Plans the membership.
  ///
  /// - Parameters:
  ///   - snapshot: What is there.
  ///   - group: The group.
  ///   - right: What the group may do, for instance `read the database`.
  init(_ snapshot: Snapshot, group: String, to right: String) {
    let user = snapshot.layout.postfixUser
    guard let groups = snapshot.accounts.groups else {
      advice.append(Advice(.warning, "there is no /etc/group, so \(user) cannot join \(group)"))
      return
    }
    guard snapshot.accounts.groupID(group) != nil else {
      if snapshot.accounts.groupID(snapshot.layout.postfixGroup) == nil {
        advice.append(
          Advice(
            .warning,
            "/etc/group has neither \(group) nor \(snapshot.layout.postfixGroup), so nobody gets to \(right)"))
      }
      return
    }
    if snapshot.accounts.user(user) == nil {
      advice.append(
        Advice(.note, "/etc/passwd has no user \(user) yet; the membership in group \(group) waits for it"))
    }
    guard !snapshot.accounts.isMember(user, of: group) else { return }
    let files = [
      (AccountDatabase.groupPath, groups), (AccountDatabase.shadowGroupPath, snapshot.accounts.shadowGroups),
    ]
    for (path, file) in files {
      guard let file else { continue }
      var document = GroupFile(file.bytes)
      document.add(user, to: group)
      guard document.bytes != file.bytes else { continue }
      changes.append(
        Plan.Change(
          .file(FileChange(path, .write(document.bytes, nil), expected: file.bytes)),
          because: "\(user) joins group \(group), which may \(right)",
          disclosure: path == AccountDatabase.shadowGroupPath ? .withheld : .shown))
    }
  }
}
