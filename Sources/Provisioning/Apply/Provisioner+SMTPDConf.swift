extension Provisioner {
  /// Edits smtpd.conf.
  ///
  /// - Parameters:
  ///   - request: What is wanted.
  ///   - purpose: Whether the plan is carried out.
  /// - Returns: What was planned and done; an empty plan when the file said everything already.
  /// - Throws: ``Failure``; every file is as it was before then.
  public func editSMTPDConf(_ request: SMTPDConfRequest, purpose: Purpose) async throws(Failure) -> Outcome {
    try await carryOut(purpose) { (snapshot) throws(PlanError) in
      try SMTPDConfEditPlanner.plan(request, for: snapshot)
    }
  }
}
