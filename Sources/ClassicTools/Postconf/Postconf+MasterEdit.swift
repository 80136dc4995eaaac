internal import LosslessText
internal import PostfixConfig

extension Postconf {
  /// Edits master.cf: `-Me`, `-MX`, `-M#`, `-Fe`, `-Pe` and `-PX`.
  ///
  /// - Returns: The exit status.
  func editMaster(_ request: PostconfRequest) throws(PostconfFailure) -> Int32 {
    let kind = Self.masterChange(request)
    var changes: [MasterCFChange] = []
    for word in request.words {
      do throws(MasterCFChange.Problem) {
        changes.append(try MasterCFChange(kind, word))
      } catch {
        throw PostconfFailure(PostconfMasterWords.problem(error, kind, word))
      }
    }
    let version = try PostconfTarget(request, context).version
    let replacement: ClassicMasterCFEdit.Replacement =
      version.replacesEntriesOfNewName ? .askedForOrOfItsName : .askedFor
    let file = PostconfFile(request, context, name: "master.cf")
    let directory = file.displayName.dropLast("/master.cf".utf8.count)
    tellDirectory(request)
    return try carryOut(request, on: file) { old throws(PostconfFailure) in
      var steps: [RewriteStep] = []
      do throws(MasterCFEditFault) {
        let edit = try ClassicMasterCFEdit(changes, to: LosslessText(old), replacement) { event in
          switch event {
          case .wrote(let end): steps.append(.wrote(upTo: end))
          case .warning(let warning): steps.append(.warning { warn(warning, directory: Array(directory), version) })
          }
        }
        tellRewrite(old.count, edit.result.count, steps, request)
        return edit.result
      } catch {
        trace(request)?.tell(old.count, readBeside: 1)
        for case .warning(let warn) in steps { warn() }
        throw PostconfFailure(PostconfMasterWords.fault(error, path: file.displayName))
      }
    }
  }

  private static func masterChange(_ request: PostconfRequest) -> MasterCFChange.Kind {
    switch (request.mode, request.action) {
    case (.masterFields, _): .setField
    case (.masterParameters, .edit): .setOverride
    case (.masterParameters, _): .removeOverride
    case (_, .edit): .setEntry
    case (_, .commentOut): .commentOutEntry
    default: .removeEntry
    }
  }
}
