public import CyrusSASL
public import Secrets

/// Many accounts in little memory: about 70 bytes each beside their names, and overwritten at the end.
///
/// Records stand in blocks that never move, since memory that grows leaves copies of secrets behind. An account is named
/// by its place; user and realm together are unique.
@safe
public final class AccountList {
  /// The place of an account.
  public struct Index: Hashable, Sendable {
    let place: UInt32
  }

  /// What an account has besides its names.
  struct Record {
    var password: UInt32 = 0
    var credential: UInt32 = 0
    var line: UInt32
    var user: UInt16
    var realm: UInt16
    /// Whether it has a password, also where that was not read.
    var hasPassword = false
    var hasCredential = false
    var isDisabled = false
  }

  /// The number of accounts.
  public var count: Int { order.count }
  /// The accounts in the order in which they came.
  public private(set) var order: [Index] = []

  private let arena = WipedArena()
  /// Places by a hash of the names, which stands above the place, with open addressing; 0 is free.
  private var slots = [UInt64](repeating: 0, count: 1 << 12)

  /// Makes an empty list.
  public init() {}

  /// Adds an account with a password.
  ///
  /// - Parameters:
  ///   - identity: The user; whoever is in the list already stays as he is.
  ///   - password: The password.
  /// - Returns: Whether the user was not in the list yet.
  @discardableResult
  public func add(_ identity: SASLIdentity, password: Secret) -> Addition {
    let entry: (index: Index, isNew: Bool) = unsafe identity.user.withUnsafeBytes { user in
      unsafe identity.realm.withUnsafeBytes { realm in unsafe self.entry(user: user, realm: realm, line: 0) }
    }
    guard entry.isNew else { return .alreadyThere }
    let place = unsafe password.withBytes { unsafe keep($0) }
    update(entry.index) { record in
      record.password = place
      record.hasPassword = true
    }
    return .added
  }

  /// What came of adding an account.
  public enum Addition: Sendable {
    /// It is in the list now.
    case added
    /// It was in the list before.
    case alreadyThere
  }

  /// Finds an account or adds it.
  ///
  /// - Parameters:
  ///   - user: The user as bytes.
  ///   - realm: The realm as bytes.
  ///   - line: Where it was found, counted from 1; 0 for nowhere.
  /// - Returns: The account, and whether it is new.
  func entry(user: UnsafeRawBufferPointer, realm: UnsafeRawBufferPointer, line: Int) -> (index: Index, isNew: Bool) {
    let hash = unsafe hash(user, realm)
    if let found = unsafe find(hash, user, realm) { return (found, false) }
    if order.count >= slots.count / 2 { grow() }
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    let place = arena.allocate(MemoryLayout<Record>.size + user.count + realm.count)
    let start = unsafe arena.pointer(place)
    let record = Record(
      line: UInt32(truncatingIfNeeded: line), user: UInt16(user.count), realm: UInt16(realm.count))
    unsafe start.storeBytes(of: record, as: Record.self)
    let names = unsafe start + MemoryLayout<Record>.size
    if let bytes = user.baseAddress { unsafe names.copyMemory(from: bytes, byteCount: user.count) }
    if let bytes = realm.baseAddress { unsafe (names + user.count).copyMemory(from: bytes, byteCount: realm.count) }
    slots[slot] = UInt64(hash) << 32 | UInt64(place)
    order.append(Index(place: place))
    return (Index(place: place), true)
  }

  func find(user: UnsafeRawBufferPointer, realm: UnsafeRawBufferPointer) -> Index? {
    unsafe find(hash(user, realm), user, realm)
  }

  private func find(_ hash: UInt32, _ user: UnsafeRawBufferPointer, _ realm: UnsafeRawBufferPointer) -> Index? {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      // The names are far away in memory, so they are looked at only when the hash says so.
      let place = UInt32(truncatingIfNeeded: slots[slot])
      if slots[slot] >> 32 == hash, unsafe isSame(place, user, realm) { return Index(place: place) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    for entry in slots where entry != 0 {
      var slot = Int(entry >> 32) & (larger.count - 1)
      while larger[slot] != 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = entry
    }
    slots = larger
  }

  /// FNV-1a; the blank between keeps `ab`, `c` and `a`, `bc` apart.
  private func hash(_ user: UnsafeRawBufferPointer, _ realm: UnsafeRawBufferPointer) -> UInt32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in 0..<user.count { hash = unsafe (hash ^ UInt64(user[index])) &* 0x100_0000_01b3 }
    hash = hash &* 0x100_0000_01b3
    for index in 0..<realm.count { hash = unsafe (hash ^ UInt64(realm[index])) &* 0x100_0000_01b3 }
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }

  private func isSame(_ place: UInt32, _ user: UnsafeRawBufferPointer, _ realm: UnsafeRawBufferPointer) -> Bool {
    let found = unsafe names(of: place)
    return unsafe found.user.elementsEqual(user) && found.realm.elementsEqual(realm)
  }

  private func names(of place: UInt32) -> (user: UnsafeRawBufferPointer, realm: UnsafeRawBufferPointer) {
    let start = unsafe arena.pointer(place)
    let record = unsafe start.load(as: Record.self)
    let names = unsafe start + MemoryLayout<Record>.size
    return unsafe (
      UnsafeRawBufferPointer(start: names, count: Int(record.user)),
      UnsafeRawBufferPointer(start: names + Int(record.user), count: Int(record.realm))
    )
  }

  // MARK: - What accounts hold

  func record(_ index: Index) -> Record { unsafe arena.pointer(index.place).load(as: Record.self) }

  func update(_ index: Index, _ change: (inout Record) -> Void) {
    let start = unsafe arena.pointer(index.place)
    var record = unsafe start.load(as: Record.self)
    change(&record)
    unsafe start.storeBytes(of: record, as: Record.self)
  }

  /// Keeps the bytes of a secret, and gives their place.
  func keep(_ secret: UnsafeRawBufferPointer) -> UInt32 {
    let place = arena.allocate(MemoryLayout<UInt32>.size + secret.count)
    let start = unsafe arena.pointer(place)
    unsafe start.storeBytes(of: UInt32(secret.count), as: UInt32.self)
    if let bytes = secret.baseAddress {
      unsafe (start + MemoryLayout<UInt32>.size).copyMemory(from: bytes, byteCount: secret.count)
    }
    return place
  }

  private func secret(at place: UInt32) -> Secret? {
    guard place != 0 else { return nil }
    let start = unsafe arena.pointer(place)
    let count = unsafe Int(start.load(as: UInt32.self))
    var bytes = unsafe Array(UnsafeRawBufferPointer(start: start + MemoryLayout<UInt32>.size, count: count))
    return Secret(consuming: &bytes)
  }

  /// The names of an account.
  ///
  /// - Parameter index: The account.
  /// - Returns: User and realm; nil cannot be, since names with a NUL byte are refused before.
  func identity(_ index: Index) -> SASLIdentity? {
    let (user, realm) = unsafe names(of: index.place)
    return unsafe SASLIdentity(user: user, realm: realm)
  }

  func password(_ index: Index) -> Secret? { secret(at: record(index).password) }

  /// The credential for SCRAM in the form of Cyrus SASL.
  func credential(_ index: Index) -> Secret? { secret(at: record(index).credential) }

  /// Sorts by realm, then by user.
  func sort() {
    order.sort { left, right in
      let (leftUser, leftRealm) = unsafe names(of: left.place)
      let (rightUser, rightRealm) = unsafe names(of: right.place)
      if unsafe leftRealm.elementsEqual(rightRealm) { return unsafe leftUser.lexicographicallyPrecedes(rightUser) }
      return unsafe leftRealm.lexicographicallyPrecedes(rightRealm)
    }
  }
}
