public import SafeFiles

/// Which Postfix a display is asked of, and on which machine.
///
/// A class, because a field of a structure with as many of them is copied by way of its type, which is made at run time.
public final class DisplaySite {
  /// The files that are read.
  public let tree: FileTree
  /// The Postfix whose parameters are known.
  public let table: ParameterTable
  /// What `mail_version` and `mail_release_date` are; nil for those of the table's version.
  public let release: PostfixRelease?
  /// What computed defaults depend on.
  public let machine: Machine
  /// The process that shows them.
  public let process: PostfixProcess
  /// Told of what is read, used and computed; nil without `-v`.
  public let trace: Trace?

  /// Describes a site.
  ///
  /// - Parameters:
  ///   - table: The Postfix whose parameters are known.
  ///   - release: What `mail_version` and `mail_release_date` are; nil for those of the table's version.
  ///   - tree: The files that are read.
  ///   - machine: What computed defaults depend on.
  ///   - process: The process that shows them.
  ///   - trace: Told of what is read, used and computed; nil without `-v`.
  public init(
    table: ParameterTable, release: PostfixRelease? = nil, tree: FileTree = .live, machine: Machine = .live,
    process: PostfixProcess = PostfixProcess(), trace: Trace? = nil
  ) {
    self.table = table
    self.release = release
    self.tree = tree
    self.machine = machine
    self.process = process
    self.trace = trace
  }
}
