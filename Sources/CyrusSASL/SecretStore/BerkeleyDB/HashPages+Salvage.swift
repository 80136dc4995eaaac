internal import Secrets

extension HashPages {
  /// Visits every entry that can still be read, wherever it is; of several with one key the one that would be found.
  ///
  /// - Parameter visit: Gets keys as stored and secrets; false ends the visit.
  func salvage(_ visit: ([UInt8], Secret) -> Bool) {
    var seen: Set<[UInt8]> = []
    var visited = PageSet(count: pageCount)
    func rescue(_ page: Int) -> Bool {
      visited.insert(page)
      return forEachPair(of: page) { key, value in
        // Half a key or half a password is worse than none.
        guard let key = content(of: key), var value = content(of: value), seen.insert(key).inserted else { return true }
        return visit(key, Secret(consuming: &value))
      }
    }
    var isGoingOn = true
    forEachBucketPage { page in
      isGoingOn = rescue(page)
      return isGoingOn
    }
    for page in 0..<pageCount where isGoingOn && !visited.contains(page) && isHashPage(page) && page > 0 {
      isGoingOn = rescue(page)
    }
  }
}
