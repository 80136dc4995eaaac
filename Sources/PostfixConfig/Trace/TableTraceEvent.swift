/// What postmap(1) and postalias(1) tell of tables with `-v`.
public enum TableTraceEvent: Sendable {
  /// An index is made from its source.
  case making(TableType, name: [UInt8])
  /// A table is open.
  case opened(type: StaticString, name: [UInt8])
  /// Berkeley DB is used; its version.
  case berkeleyDB([Int32])
  /// How large an LMDB table may become.
  case sizeLimit(name: [UInt8], bytes: Int)
  /// A network, or an IF with an empty value, is taken into a table.
  case network([UInt8], value: [UInt8])
  /// A table of networks is asked.
  case address([UInt8], table: [UInt8])
  /// A table of patterns is asked.
  case text([UInt8], table: [UInt8])
  /// The process goes on with the rights of a user and a group.
  case rights(user: UInt32, group: UInt32)
  /// A part of a header of a message: up to three words.
  case header([[UInt8]])
  /// The parts of a message that a boundary divides begin.
  case boundary([UInt8])
  /// They end.
  case boundaryEnd([UInt8])
  /// A line among the headers of a part, or of an attached message, is none.
  case garbage(StaticString)
}
