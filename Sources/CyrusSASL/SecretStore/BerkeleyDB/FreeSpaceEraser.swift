internal import Secrets
internal import SystemPackage

/// Overwrites what is no longer in use on the pages of a Berkeley DB hash file.
///
/// The library leaves deleted and replaced values readable in the free space of its pages.
struct FreeSpaceEraser {
  let shape: HashPages.Shape

  /// How many bytes are read at once.
  private static let stretch = 1 << 20

  /// Overwrites the free space of all pages but the first with zeros.
  func erase(_ file: FileDescriptor) throws(Errno) {
    let pageSize = shape.pageSize
    var place = Int64(0)
    var bytes = [UInt8](repeating: 0, count: max(pageSize, min(Self.stretch, try file.size())))
    defer { unsafe bytes.withUnsafeMutableBytes { unsafe Secret.wipe($0) } }
    while true {
      let count = try file.read(into: &bytes, at: place)
      for start in stride(from: place == 0 ? pageSize : 0, to: count - pageSize + 1, by: pageSize) {
        if clean(&bytes, start) {
          try file.write(bytes[start..<start + pageSize], at: place + Int64(start))
        }
      }
      guard count == bytes.count else { return }
      place += Int64(count)
    }
  }

  /// Overwrites the free space of a page; false when it was clean.
  private func clean(_ bytes: inout [UInt8], _ start: Int) -> Bool {
    unsafe bytes.withUnsafeMutableBytes { memory in
      let page = unsafe UnsafeMutableRawBufferPointer(rebasing: memory[start..<start + shape.pageSize])
      guard let free = unsafe freeSpace(of: HashPages(UnsafeRawBufferPointer(page), shape)) else { return false }
      let space = unsafe UnsafeMutableRawBufferPointer(rebasing: page[free])
      guard !UnsafeRawBufferPointer(space).isZero else { return false }
      unsafe Secret.wipe(space)
      return true
    }
  }

  /// The free space of the only page that is there.
  private func freeSpace(of page: HashPages) -> Range<Int>? {
    let entries = page.entryCount(of: 0)
    let end = page.freeEnd(of: 0)
    let free: (start: Int, end: Int)
    switch page.type(of: 0) {
    case HashPages.PageType.hash, HashPages.PageType.unsortedHash: free = (HashPages.head + 2 * entries, end)
    case HashPages.PageType.overflow: free = (HashPages.head + end, shape.pageSize)
    case HashPages.PageType.free: free = (HashPages.head, shape.pageSize)
    default: return nil
    }
    return free.start <= free.end && free.end <= shape.pageSize ? free.start..<free.end : nil
  }
}
