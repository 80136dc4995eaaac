/// Memory that is only ever added to, does not move, and is overwritten when it is given back.
@safe
public final class WipedArena {
  private var blocks: [UnsafeMutableRawPointer] = unsafe []
  private var used = WipedArena.blockSize

  private static let blockSize = 1 << 20
  /// Places count in units of these bytes, which also aligns what stands there.
  private static let unit = 8

  /// Makes an arena without any memory yet.
  public init() {}

  deinit {
    while let block = unsafe blocks.popLast() {
      unsafe Secret.wipe(UnsafeMutableRawBufferPointer(start: block, count: Self.blockSize))
      unsafe block.deallocate()
    }
  }

  /// Reserves bytes, at most 256 KB.
  ///
  /// - Parameter count: How many.
  /// - Returns: Their place, which is never 0.
  public func allocate(_ count: Int) -> UInt32 {
    let rounded = (count + Self.unit - 1) / Self.unit * Self.unit
    if used + rounded > Self.blockSize {
      unsafe blocks.append(.allocate(byteCount: Self.blockSize, alignment: Self.unit))
      // The first unit of all stays free: place 0 means nothing.
      used = unsafe blocks.count == 1 ? Self.unit : 0
    }
    defer { used += rounded }
    return unsafe UInt32(((blocks.count - 1) * Self.blockSize + used) / Self.unit)
  }

  /// Finds reserved bytes.
  ///
  /// - Parameter place: Their place.
  /// - Returns: Where they begin; they stay there as long as the arena lives.
  public func pointer(_ place: UInt32) -> UnsafeMutableRawPointer {
    let offset = Int(place) * Self.unit
    return unsafe blocks[offset / Self.blockSize] + offset % Self.blockSize
  }
}
