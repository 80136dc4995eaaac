/// How the structures of a GDBM file lie: they are those of the C library in the memory of the machine that made the file.
///
/// Learnt from files that gdbm 1.23 wrote and from `gdbmtool`'s `header`, `dir`, `bucket` and `avail`; no line of the library,
/// which is under the GPL, was used.
struct GDBMLayout: Equatable {
  /// Which of the formats it is, by the number that the file begins with.
  enum Format {
    case standard
    /// With a counter of synchronisations after the header.
    case synchronised
  }

  let format: Format
  let isBigEndian: Bool
  /// Whether places in the file are numbers of eight bytes, or of four: files of 32-bit machines.
  let isWide: Bool

  /// Of the machines that we are built for.
  static let native = GDBMLayout(format: .standard, isBigEndian: false, isWide: true)

  init(format: Format, isBigEndian: Bool, isWide: Bool) {
    self.format = format
    self.isBigEndian = isBigEndian
    self.isWide = isWide
  }

  /// Recognises the number at the beginning of a file.
  init?(magic: UInt32) {
    switch magic {
    case 0x1357_9acf, 0x1357_9ace: self.init(format: .standard, isBigEndian: false, isWide: true)
    case 0x1357_9ad1: self.init(format: .synchronised, isBigEndian: false, isWide: true)
    case 0x1357_9acd: self.init(format: .standard, isBigEndian: false, isWide: false)
    case 0x1357_9ad0: self.init(format: .synchronised, isBigEndian: false, isWide: false)
    default:
      guard let other = GDBMLayout(swapped: magic.byteSwapped) else { return nil }
      self = other
    }
  }

  private init?(swapped magic: UInt32) {
    guard (0x1357_9acd...0x1357_9ad1).contains(magic), let other = GDBMLayout(magic: magic) else { return nil }
    self.init(format: other.format, isBigEndian: true, isWide: other.isWide)
  }

  var magic: UInt32 {
    switch (format, isWide) {
    case (.standard, true): 0x1357_9acf
    case (.standard, false): 0x1357_9acd
    case (.synchronised, true): 0x1357_9ad1
    case (.synchronised, false): 0x1357_9ad0
    }
  }

  // MARK: - Places and sizes

  /// The bytes of a place in the file.
  var placeSize: Int { isWide ? 8 : 4 }
  /// The counter of synchronisations and its relatives come after the header.
  var headerSize: Int { isWide ? 40 : 32 }
  var counterOffset: Int { headerSize + 4 }
  /// Where the table of free stretches begins: its size, how many there are, and the place of the next table.
  var availOffset: Int { headerSize + (format == .synchronised ? 32 : 0) }
  var availTableOffset: Int { availOffset + 8 + placeSize }
  /// A free stretch: size and place.
  var stretchSize: Int { isWide ? 16 : 8 }
  /// A bucket has six free stretches of its own, then its number of bits, its number of elements, and these.
  var bucketBitsOffset: Int { (isWide ? 8 : 4) + 6 * stretchSize }
  var bucketCountOffset: Int { bucketBitsOffset + 4 }
  var elementsOffset: Int { bucketCountOffset + 4 }
  /// An element: hash, first four bytes of the key, place of key and value, size of the key, size of the value.
  var elementSize: Int { isWide ? 24 : 20 }

  /// How many elements a bucket of so many bytes has.
  func elements(inBucketOf size: Int) -> Int { (size - elementsOffset) / elementSize }

  /// How many free stretches the header's table has room for.
  func stretches(inBlockOf size: Int) -> Int { (size - availTableOffset) / stretchSize }
}

/// The hash function of GDBM: 31 bits.
enum GDBMHash {
  /// Whether the machine takes the bytes of a text for signed numbers, as x86 does, or not, as ARM.
  enum Signedness: CaseIterable {
    case signed, unsigned
  }

  #if arch(arm64)
    static let native = Signedness.unsigned
  #else
    static let native = Signedness.signed
  #endif

  static func hash(_ key: some Collection<UInt8>, _ signedness: Signedness = native) -> UInt32 {
    var value = 0x238f_13af &* UInt32(truncatingIfNeeded: key.count)
    var shift: UInt32 = 0
    for byte in key {
      let number = signedness == .signed ? UInt32(bitPattern: Int32(Int8(bitPattern: byte))) : UInt32(byte)
      value = (value &+ number << shift) & 0x7fff_ffff
      shift = (shift + 5) % 24
    }
    return (1_103_515_243 &* value &+ 12345) & 0x7fff_ffff
  }
}
