/// Something in a database file that is not as it must be.
public struct StoreFinding: Equatable, Sendable {
  /// The number of the page or block, counted from 0.
  public let page: Int
  /// Where it is, in bytes from the beginning of the file.
  public let offset: Int
  /// What is wrong.
  public let problem: StoreProblem

  init(page: Int, offset: Int, _ problem: StoreProblem) {
    self.page = page
    self.offset = offset
    self.problem = problem
  }
}

/// What can be wrong with a page of a database.
public enum StoreProblem: Equatable, Sendable {
  /// A field of the file's header has a value that it cannot have.
  case header(field: String, value: Int)
  /// The file is not as long as its header says.
  case length(expected: Int, found: Int)
  /// The page says that it is another one.
  case pageNumber(found: Int)
  /// The page is of a type that cannot be here.
  case pageType(found: Int)
  /// The page is reached in two ways, or in a circle.
  case usedTwice
  /// The page is followed by one that is not in the file.
  case link(to: Int)
  /// The number of entries, or where the free space begins, does not fit the page.
  case layout(entries: Int)
  /// An entry lies outside of its page, or overlaps with another.
  case entry(index: Int)
  /// A key is where nobody will look for it.
  case misplacedKey(index: Int)
  /// A value that has pages of its own does not have as many bytes as its entry says.
  case longValue(expected: Int, found: Int)
  /// The page holds entries, but nothing leads to it.
  case lost
  /// A key does not consist of a user, a realm and a property with a NUL byte between.
  case keyForm(index: Int)

  /// The problem in English, without the place.
  public var words: String {
    switch self {
    case .header(let field, let value): "the header's \(field) cannot be \(value)"
    case .length(let expected, let found): "the file has \(found) bytes instead of \(expected)"
    case .pageNumber(let found): "it says that it is page \(found)"
    case .pageType(let found): "a page of type \(found) cannot be here"
    case .usedTwice: "two ways lead to the page"
    case .link(let page): "the page that follows, \(page), is not in the file"
    case .layout(let entries): "\(entries) entries do not fit the page"
    case .entry(let index): "entry \(index) lies outside of its place"
    case .misplacedKey(let index): "key \(index) is not where it is looked for"
    case .longValue(let expected, let found): "a long value has \(found) bytes instead of \(expected)"
    case .lost: "the page holds entries, but nothing leads to it"
    case .keyForm(let index): "key \(index) is not of the form user, realm, property"
    }
  }

  /// Says whether the database works all the same: every other user can be found.
  public var isHarmless: Bool {
    switch self {
    case .keyForm, .lost: true
    default: false
    }
  }
}
