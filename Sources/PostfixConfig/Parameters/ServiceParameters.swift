/// Parameters that exist because of a master.cf entry: `<service>_destination_concurrency_limit` and others.
///
/// Which daemon gives which ones follows postconf(1), "service-defined parameters".
public enum ServiceParameters: Sendable {
  /// How many suffixes there are; their numbers are in byte order.
  static let suffixCount = 17
  /// How many bytes the longest suffix has.
  static let longestSuffix = 44
  /// The number of the suffix for pipe(8) and spawn(8) only.
  static let timeLimit = 15

  /// Gives a suffix by its number.
  ///
  /// A switch, because the type of an array over a type of ours is made at run time.
  static func suffix(_ number: Int) -> StaticString {
    switch number {
    case 0: "_delivery_slot_cost"
    case 1: "_delivery_slot_discount"
    case 2: "_delivery_slot_loan"
    case 3: "_destination_concurrency_failed_cohort_limit"
    case 4: "_destination_concurrency_limit"
    case 5: "_destination_concurrency_negative_feedback"
    case 6: "_destination_concurrency_positive_feedback"
    case 7: "_destination_rate_delay"
    case 8: "_destination_recipient_limit"
    case 9: "_extra_recipient_limit"
    case 10: "_initial_destination_concurrency"
    case 11: "_minimum_delivery_slots"
    case 12: "_recipient_limit"
    case 13: "_recipient_refill_delay"
    case 14: "_recipient_refill_limit"
    case timeLimit: "_time_limit"
    default: "_transport_rate_delay"
    }
  }

  /// Says whether a suffix ends with a byte: most names are told from service-defined ones by that.
  static func mayEnd(with byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "t"), UInt8(ascii: "n"), UInt8(ascii: "y"), UInt8(ascii: "k"), UInt8(ascii: "s"): true
    default: false
    }
  }

  /// Gives the default of a suffix: a reference to another parameter.
  static func reference(_ number: Int) -> StaticString {
    switch number {
    case 0: "$default_delivery_slot_cost"
    case 1: "$default_delivery_slot_discount"
    case 2: "$default_delivery_slot_loan"
    case 3: "$default_destination_concurrency_failed_cohort_limit"
    case 4: "$default_destination_concurrency_limit"
    case 5: "$default_destination_concurrency_negative_feedback"
    case 6: "$default_destination_concurrency_positive_feedback"
    case 7: "$default_destination_rate_delay"
    case 8: "$default_destination_recipient_limit"
    case 9: "$default_extra_recipient_limit"
    case 10: "$initial_destination_concurrency"
    case 11: "$default_minimum_delivery_slots"
    case 12: "$default_recipient_limit"
    case 13: "$default_recipient_refill_delay"
    case 14: "$default_recipient_refill_limit"
    case timeLimit: "$command_time_limit"
    default: "$default_transport_rate_delay"
    }
  }

  /// Which suffixes a service has, one bit for each.
  struct Family {
    let suffixes: UInt32

    /// Finds the family of a daemon by the name in the last field of master.cf; a path has none.
    init?(command: ArraySlice<UInt8>) {
      let all: UInt32 = 1 << suffixCount - 1
      let timeLimit: UInt32 = 1 << ServiceParameters.timeLimit
      switch command.count {
      case 4 where equals(command, "smtp") || equals(command, "lmtp"): suffixes = all & ~timeLimit
      case 4 where equals(command, "pipe"): suffixes = all
      case 5 where equals(command, "local") || equals(command, "error"): suffixes = all & ~timeLimit
      case 5 where equals(command, "spawn"): suffixes = timeLimit
      case 7 where equals(command, "virtual"): suffixes = all & ~timeLimit
      default: return nil
      }
    }
  }
}

/// Says whether bytes are those of a literal.
func equals(_ text: ArraySlice<UInt8>, _ literal: StaticString) -> Bool {
  // A literal lives as long as the program.
  unsafe difference(text, UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)) == 0
}

/// Says whether text ends with a literal and has something before it.
func hasSuffix(_ text: ArraySlice<UInt8>, _ literal: StaticString) -> Bool {
  text.count > literal.utf8CodeUnitCount && equals(text.suffix(literal.utf8CodeUnitCount), literal)
}

/// The decimal digits of a number that is not negative.
///
/// By hand: interpolation would be the only one on the way of `postconf -d`, and costs more than what the digits are for.
func digits(of number: Int) -> [UInt8] {
  var unit = 1
  while number / unit >= 10 { unit *= 10 }
  var digits: [UInt8] = []
  while unit > 0 {
    digits.append(UInt8(ascii: "0") + UInt8(number / unit % 10))
    unit /= 10
  }
  return digits
}

/// Copies a literal.
func bytes(_ literal: StaticString) -> [UInt8] {
  // A literal lives as long as the program.
  unsafe [UInt8](UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
}
