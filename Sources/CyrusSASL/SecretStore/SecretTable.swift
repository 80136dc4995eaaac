internal import Glibc
internal import Secrets

/// Keys and secrets in memory that does not move and is overwritten at the end.
@safe
final class SecretTable {
  /// What stands in front of a key and its secret.
  private struct Record {
    let hash: UInt32
    let keySize: UInt16
    let isRemoved: Bool
    let size: UInt32
  }

  private let arena = WipedArena()
  /// Places by the hash of the key, which stands above the place, with open addressing; 0 is free.
  private var slots: [UInt64]
  /// All records in the order in which they came, also those that are no longer valid.
  private(set) var places: [UInt32] = []
  /// How many keys have a secret.
  private(set) var count = 0

  /// More bytes than this, key and secret together, have no room here.
  static let largestEntry = 60_000

  /// Makes an empty table.
  ///
  /// - Parameter count: About how many keys there will be.
  init(expecting count: Int) {
    var size = 1 << 10
    // Not more than is sure to be needed: a hint may be wrong.
    while size < min(count, 1 << 21) * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  /// Finds the secret of a key.
  func secret(for key: [UInt8]) -> Secret? {
    guard let place = find(key, hash: Self.hash(key)).place, isValid(place) else { return nil }
    return secret(at: place)
  }

  /// Stores a secret in the place of the one that the key had.
  ///
  /// - Precondition: Both together are not larger than ``largestEntry``.
  func set(_ secret: Secret, for key: [UInt8]) -> SecretEffect {
    let hash = Self.hash(key)
    let found = find(key, hash: hash)
    let old = found.place.flatMap { isValid($0) ? $0 : nil }
    if let old, unsafe secret.withBytes({ unsafe value(at: old).elementsEqual($0) }) { return .unchanged }
    let place = store(secret, key, hash)
    if let old { invalidate(old) } else { count += 1 }
    slots[found.slot] = UInt64(hash) << 32 | UInt64(place)
    if places.count >= slots.count / 2 { grow() }
    return old == nil ? .created : .replaced
  }

  func remove(_ key: [UInt8]) -> Removal {
    guard let place = find(key, hash: Self.hash(key)).place, isValid(place) else { return .absent }
    invalidate(place)
    count -= 1
    return .removed
  }

  // MARK: - Records

  func isValid(_ place: UInt32) -> Bool { !record(place).isRemoved }

  func hash(at place: UInt32) -> UInt32 { record(place).hash }

  func key(at place: UInt32) -> UnsafeRawBufferPointer {
    let size = Int(record(place).keySize)
    return unsafe UnsafeRawBufferPointer(start: arena.pointer(place) + MemoryLayout<Record>.size, count: size)
  }

  func value(at place: UInt32) -> UnsafeRawBufferPointer {
    let record = record(place)
    let start = unsafe arena.pointer(place) + MemoryLayout<Record>.size + Int(record.keySize)
    return unsafe UnsafeRawBufferPointer(start: start, count: Int(record.size))
  }

  func secret(at place: UInt32) -> Secret {
    var bytes = unsafe Array(value(at: place))
    return Secret(consuming: &bytes)
  }

  private func record(_ place: UInt32) -> Record { unsafe arena.pointer(place).load(as: Record.self) }

  private func store(_ secret: Secret, _ key: [UInt8], _ hash: UInt32) -> UInt32 {
    let head = MemoryLayout<Record>.size
    let place = arena.allocate(head + key.count + secret.count)
    let start = unsafe arena.pointer(place)
    unsafe start.storeBytes(
      of: Record(hash: hash, keySize: UInt16(key.count), isRemoved: false, size: UInt32(secret.count)), as: Record.self)
    unsafe key.withUnsafeBytes { bytes in
      if let from = bytes.baseAddress { unsafe (start + head).copyMemory(from: from, byteCount: bytes.count) }
    }
    unsafe secret.withBytes { bytes in
      if let from = bytes.baseAddress {
        unsafe (start + head + key.count).copyMemory(from: from, byteCount: bytes.count)
      }
    }
    places.append(place)
    return place
  }

  /// The key stays, for the slot to be found again.
  private func invalidate(_ place: UInt32) {
    let old = record(place)
    let removed = Record(hash: old.hash, keySize: old.keySize, isRemoved: true, size: old.size)
    unsafe arena.pointer(place).storeBytes(of: removed, as: Record.self)
  }

  // MARK: - Finding

  private static func hash(_ key: [UInt8]) -> UInt32 { UInt32(truncatingIfNeeded: HashPages.hash(key)) }

  /// The slot of a key, or the free one where it is to go.
  private func find(_ key: [UInt8], hash: UInt32) -> (slot: Int, place: UInt32?) {
    var slot = Self.slot(hash, slots.count)
    while slots[slot] != 0 {
      // The key is far away in memory, so it is looked at only when the hash says so.
      let place = UInt32(truncatingIfNeeded: slots[slot])
      if slots[slot] >> 32 == hash, unsafe self.key(at: place).elementsEqual(key) { return (slot, place) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (slot, nil)
  }

  /// The lowest bits of the library's hash function follow from those of the key's bytes.
  private static func slot(_ hash: UInt32, _ count: Int) -> Int {
    Int(truncatingIfNeeded: UInt64(hash) &* 0x9e37_79b9_7f4a_7c15 >> 32) & (count - 1)
  }

  private func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    for entry in slots where entry != 0 {
      var slot = Self.slot(UInt32(truncatingIfNeeded: entry >> 32), larger.count)
      while larger[slot] != 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = entry
    }
    slots = larger
  }
}
