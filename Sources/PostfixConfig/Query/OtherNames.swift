/// The names that services of master.cf and the configuration bring, in byte order; one that both bring comes once.
struct OtherNames {
  private let services: SettingTable
  private var serviceOrder: [Int]
  private let users: SettingTable
  private let userOrder: [Int]
  private var nextService = 0
  private var nextUser = 0

  /// The place of the service's name at hand.
  private var service: Int?
  /// The name's place in main.cf's settings, when it comes from there.
  private(set) var setting: Int?

  /// The name at hand; nil after the last one.
  var name: ArraySlice<UInt8>? {
    setting.map { users.name(at: $0) } ?? service.map { services.name(at: $0) }
  }

  /// The default of a name that a service brings.
  var defaultValue: ArraySlice<UInt8>? { service.map { services.value(at: $0) } }

  /// Compares the name at hand as strcmp(3) does, without a copy; nil after the last one.
  func difference(from name: UnsafeBufferPointer<UInt8>) -> Int? {
    if let setting { return unsafe users.difference(at: setting, from: name) }
    return service.map { unsafe services.difference(at: $0, from: name) }
  }

  /// Goes to the first name.
  ///
  /// - Parameters:
  ///   - services: The services' names.
  ///   - users: The settings of main.cf; those that are used count.
  ///   - order: Their byte order.
  init(_ services: ServiceNames, _ users: SettingTable, _ order: [Int]) {
    var names = SettingTable(listing: services.capacity)
    services.list(in: &names)
    self.services = names
    serviceOrder = names.sortedIndices()
    self.users = users
    userOrder = order
    advance()
  }

  /// Goes to the next name.
  mutating func advance() {
    while nextUser < userOrder.count, !counts(userOrder[nextUser]) { nextUser += 1 }
    skipRepeated()
    let service = nextService < serviceOrder.count ? serviceOrder[nextService] : nil
    let user = nextUser < userOrder.count ? userOrder[nextUser] : nil
    let isUser =
      service.map { service in user.map { !services.name(service, precedes: $0, of: users) } ?? false } ?? true
    guard isUser else {
      (self.service, setting) = (service, nil)
      nextService += 1
      return
    }
    (self.service, setting) = (nil, user)
    if let user, let service, !users.name(user, precedes: service, of: services) {
      // The same name.
      self.service = service
      nextService += 1
    }
    nextUser += 1
  }

  /// Leaves one of several services that bring the same name: the first one of master.cf.
  private mutating func skipRepeated() {
    while nextService + 1 < serviceOrder.count {
      let (one, other) = (serviceOrder[nextService], serviceOrder[nextService + 1])
      // They are in order: what does not come before is the same.
      guard !services.name(one, precedes: other, of: services) else { return }
      if services.hash(at: one) < services.hash(at: other) { serviceOrder.swapAt(nextService, nextService + 1) }
      nextService += 1
    }
  }

  private func counts(_ index: Int) -> Bool { users.isKnown(index) && !users.isRemoved(index) }
}
