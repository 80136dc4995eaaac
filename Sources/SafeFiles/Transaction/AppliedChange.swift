/// One change with what it replaces.
public struct AppliedChange: Equatable, Sendable {
  /// The change.
  public let change: FileChange
  /// The content before; nil when the file did not exist or keeps its content.
  public let oldBytes: [UInt8]?
  /// Owner and mode before; nil when nothing was there.
  public let oldAttributes: FileAttributes?

  /// Describes a change that was made.
  ///
  /// - Parameters:
  ///   - change: The change.
  ///   - oldBytes: The content before; nil when the file did not exist or keeps its content.
  ///   - oldAttributes: Owner and mode before; nil when nothing was there.
  public init(_ change: FileChange, oldBytes: [UInt8]?, oldAttributes: FileAttributes?) {
    self.change = change
    self.oldBytes = oldBytes
    self.oldAttributes = oldAttributes
  }

  /// The change without the contents, for somebody who may not see them.
  var withoutContent: AppliedChange {
    guard case .write(_, let attributes) = change.action else {
      return AppliedChange(change, oldBytes: nil, oldAttributes: oldAttributes)
    }
    let blank = FileChange(change.path, .write([], attributes))
    return AppliedChange(blank, oldBytes: oldBytes == nil ? nil : [], oldAttributes: oldAttributes)
  }
}

extension FileChange {
  /// Says whether the file is locked from the plan to the end.
  var holdsLock: Bool {
    switch action {
    case .write, .remove: true
    default: false
    }
  }
}
