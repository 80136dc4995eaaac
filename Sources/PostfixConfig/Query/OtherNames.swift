/// The names that services of master.cf and the configuration bring, in byte order; one that both bring comes once.
struct OtherNames {
  private let services: SettingTable
  private var serviceOrder: [Int]
  private let users: SettingTable
  private let userOrder: [Int]
  private var nextService = 0
  private var nextUser = 0

  /// The name at hand; nil after the last one.
  private(set) var name: ArraySlice<UInt8>?
  /// The name's place in main.cf's settings, when it comes from there.
  private(set) var setting: Int?
  /// The default of a name that a service brings.
  private(set) var defaultValue: ArraySlice<UInt8>?

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
      (name, setting) = (service.map { services.name(at: $0) }, nil)
      defaultValue = service.map { services.value(at: $0) }
      nextService += 1
      return
    }
    (name, setting, defaultValue) = (user.map { users.name(at: $0) }, user, nil)
    if let user, let service, !users.name(user, precedes: service, of: services) {
      // The same name.
      defaultValue = services.value(at: service)
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
