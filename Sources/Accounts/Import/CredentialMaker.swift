internal import CyrusSASL
internal import SCRAM
internal import Secrets

/// Derives credentials of many passwords, on all processors.
struct CredentialMaker {
  let hash: SCRAMHash
  let iterations: Int
  /// How many tasks share the work.
  let width: Int

  /// A password, and the credential that the database has of the user.
  private struct Job: Sendable {
    let index: AccountList.Index
    let line: Int
    let password: Secret
    let present: Secret?
  }

  /// Enough for a second of work or so, so that progress shows and little waits in memory.
  private static let batchSize = 1024

  /// Gives each account with a password a credential; one that the database has of the same password is kept.
  ///
  /// - Returns: The accounts whose password cannot be prepared.
  func fill(
    _ accounts: AccountList, present: (any SecretStore)?, progress: (Int) -> Void
  ) async throws -> [ImportFault] {
    var faults: [ImportFault] = []
    var done = 0
    var rest = accounts.order[...]
    while !rest.isEmpty {
      let part = rest.prefix(Self.batchSize)
      rest = rest.dropFirst(part.count)
      let jobs = try part.compactMap { index in try job(index, accounts, present) }
      for (job, result) in zip(jobs, await derive(jobs)) {
        switch result {
        case .success(let form):
          let place = unsafe form.withBytes { unsafe accounts.keep($0) }
          accounts.update(job.index) { record in
            record.credential = place
            record.hasCredential = true
          }
        case .failure(let refusal):
          faults.append(ImportFault(job.line, refusal == .empty ? .noPassword : .notASCII))
        }
      }
      done += part.count
      progress(done)
    }
    return faults
  }

  private func job(
    _ index: AccountList.Index, _ accounts: AccountList, _ store: (any SecretStore)?
  ) throws -> Job? {
    let record = accounts.record(index)
    // A credential that came with the account is what somebody wants to be stored.
    guard record.credential == 0, let password = accounts.password(index) else { return nil }
    var present: Secret?
    if let store, let identity = accounts.identity(index) {
      present = try store.secret(for: SecretKey(identity, record.isDisabled ? .disabledCredential : .credential))
    }
    return Job(index: index, line: Int(record.line), password: password, present: present)
  }

  private func derive(_ jobs: [Job]) async -> [Result<Secret, PreparedPassword.Refusal>] {
    let share = max(1, (jobs.count + width - 1) / width)
    let parts = stride(from: 0, to: jobs.count, by: share).map { jobs[$0..<min($0 + share, jobs.count)] }
    return await withTaskGroup(of: (Int, [Result<Secret, PreparedPassword.Refusal>]).self) { group in
      for (number, part) in parts.enumerated() {
        group.addTask {
          (number, part.map { job in Result { () throws(PreparedPassword.Refusal) in try derive(job) } })
        }
      }
      var results = [[Result<Secret, PreparedPassword.Refusal>]](repeating: [], count: parts.count)
      for await (number, part) in group { results[number] = part }
      return results.flatMap { $0 }
    }
  }

  private func derive(_ job: Job) throws(PreparedPassword.Refusal) -> Secret {
    let password = try PreparedPassword(job.password)
    if let present = job.present, let credential = try? SCRAMCredential(cyrusForm: present),
      credential.hash == hash, credential.iterations == iterations, credential.verifies(password)
    {
      return present
    }
    return SCRAMCredential(password, hash: hash, iterations: iterations).cyrusForm
  }
}
