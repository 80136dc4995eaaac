internal import CLinux
internal import Glibc
internal import SystemPackage

extension OpenFile {
  /// Gives the file an owner, unless it has that one already.
  func setOwnership(_ ownership: Ownership) throws(Errno) {
    guard try metadata().ownership != ownership else { return }
    _ = try retrying { fchown(raw, ownership.user, ownership.group) }
  }

  /// Gives the file a mode; after a new owner, which clears set-ID bits.
  func setPermissions(_ permissions: FilePermissions) throws(Errno) {
    _ = try retrying { fchmod(raw, permissions.rawValue) }
  }

  /// Lists the names of the extended attributes, flistxattr(2).
  func extendedAttributeNames() throws(Errno) -> [String] {
    let size = try retrying { Int32(flistxattr(raw, nil, 0)) }
    guard size > 0 else { return [] }
    var buffer = [CChar](repeating: 0, count: Int(size))
    let count = try retrying { unsafe Int32(flistxattr(raw, &buffer, buffer.count)) }
    return buffer[..<Int(count)].split(separator: 0).map { name in
      String(decoding: name.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  /// Reads one extended attribute, fgetxattr(2).
  func extendedAttribute(_ name: String) throws(Errno) -> [UInt8] {
    let size = try retrying { unsafe Int32(fgetxattr(raw, name, nil, 0)) }
    var buffer = [UInt8](repeating: 0, count: Int(size))
    let count = try retrying { unsafe Int32(fgetxattr(raw, name, &buffer, buffer.count)) }
    return Array(buffer[..<Int(count)])
  }

  /// Sets one extended attribute, fsetxattr(2).
  func setExtendedAttribute(_ name: String, to value: [UInt8]) throws(Errno) {
    _ = try retrying { unsafe fsetxattr(raw, name, value, value.count, 0) }
  }
}

extension FileTree {
  /// Copies access lists, security contexts and user attributes to the file that will take the place of another.
  ///
  /// What the file system does not know, or what only root may set, is left out, as cp(1) does with `--preserve=xattr`.
  func copyExtendedAttributes(from path: FilePath, to file: borrowing OpenFile) throws(FileError) {
    let source: OpenFile
    do {
      source = try open(path, flags: O_RDONLY | O_NONBLOCK, for: .read)
    } catch {
      if error.isMissing { return }
      throw error
    }
    do throws(Errno) {
      for name in try source.extendedAttributeNames() {
        do {
          try file.setExtendedAttribute(name, to: source.extendedAttribute(name))
        } catch {
          guard [.notPermitted, .notSupportedByFileSystem, .permissionDenied, .noData].contains(error) else {
            throw error
          }
        }
      }
    } catch {
      guard error != .notSupportedByFileSystem else { return }
      throw .system(.setAttributes, path: path, error)
    }
  }
}

extension Errno {
  /// ENODATA: the attribute went away between the listing and the reading.
  fileprivate static var noData: Errno { Errno(rawValue: Glibc.ENODATA) }

  /// EOPNOTSUPP: the file system has no extended attributes, or not this kind.
  fileprivate static var notSupportedByFileSystem: Errno { Errno(rawValue: Glibc.EOPNOTSUPP) }
}
