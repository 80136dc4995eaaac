/// Parameters that exist because of a master.cf entry: `<service>_destination_concurrency_limit` and others.
///
/// Which daemon gives which ones follows postconf(1), "service-defined parameters".
public enum ServiceParameters: Sendable {
  /// One suffix, with the parameter that the default refers to.
  struct Suffix {
    let suffix: [UInt8]
    /// `$name` of the parameter that gives the default.
    let reference: [UInt8]

    init(_ suffix: StaticString, _ reference: StaticString) {
      self.suffix = bytes(suffix)
      self.reference = bytes(reference)
    }
  }

  /// The suffixes in byte order; the one with the time limit is for pipe(8) and spawn(8) only.
  static let suffixes = [
    Suffix("_delivery_slot_cost", "$default_delivery_slot_cost"),
    Suffix("_delivery_slot_discount", "$default_delivery_slot_discount"),
    Suffix("_delivery_slot_loan", "$default_delivery_slot_loan"),
    Suffix("_destination_concurrency_failed_cohort_limit", "$default_destination_concurrency_failed_cohort_limit"),
    Suffix("_destination_concurrency_limit", "$default_destination_concurrency_limit"),
    Suffix("_destination_concurrency_negative_feedback", "$default_destination_concurrency_negative_feedback"),
    Suffix("_destination_concurrency_positive_feedback", "$default_destination_concurrency_positive_feedback"),
    Suffix("_destination_rate_delay", "$default_destination_rate_delay"),
    Suffix("_destination_recipient_limit", "$default_destination_recipient_limit"),
    Suffix("_extra_recipient_limit", "$default_extra_recipient_limit"),
    Suffix("_initial_destination_concurrency", "$initial_destination_concurrency"),
    Suffix("_minimum_delivery_slots", "$default_minimum_delivery_slots"),
    Suffix("_recipient_limit", "$default_recipient_limit"),
    Suffix("_recipient_refill_delay", "$default_recipient_refill_delay"),
    Suffix("_recipient_refill_limit", "$default_recipient_refill_limit"),
    timeLimit,
    Suffix("_transport_rate_delay", "$default_transport_rate_delay"),
  ]

  static let timeLimit = Suffix("_time_limit", "$command_time_limit")
  static let timeLimitIndex = 15

  /// Which suffixes a daemon gives to the services that it runs.
  enum Family {
    case transport
    case transportWithTimeLimit
    case timeLimit

    /// Finds the family of a daemon by the name in the last field of master.cf; a path has none.
    init?(command: ArraySlice<UInt8>) {
      switch command.count {
      case 4 where command.elementsEqual(bytes("smtp")) || command.elementsEqual(bytes("lmtp")): self = .transport
      case 4 where command.elementsEqual(bytes("pipe")): self = .transportWithTimeLimit
      case 5 where command.elementsEqual(bytes("local")) || command.elementsEqual(bytes("error")): self = .transport
      case 5 where command.elementsEqual(bytes("spawn")): self = .timeLimit
      case 7 where command.elementsEqual(bytes("virtual")): self = .transport
      default: return nil
      }
    }

    /// Says whether a service of this family has the parameter with a suffix.
    func has(_ suffix: Int) -> Bool {
      switch self {
      case .transport: suffix != ServiceParameters.timeLimitIndex
      case .transportWithTimeLimit: true
      case .timeLimit: suffix == ServiceParameters.timeLimitIndex
      }
    }
  }
}

/// Copies a literal.
func bytes(_ literal: StaticString) -> [UInt8] {
  // A literal lives as long as the program.
  unsafe [UInt8](UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
}
