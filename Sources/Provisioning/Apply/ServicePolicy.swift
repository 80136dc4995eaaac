public import Services

/// What may be done to daemons while a plan is applied.
public enum ServicePolicy: Sendable {
  /// The steps that concern daemons are taken.
  case perform(any ServiceControl)
  /// Only files change; the daemons of the running system are looked at, so that none of them breaks.
  case filesOnly(any ServiceControl)
  /// The tree is no running system.
  case image
}
