internal import ArgumentParser
internal import Glibc
internal import MailSystem
internal import SafeFiles
internal import SystemPackage

/// The system, and the Postfix on it, that `--root`, `--config-dir` and the environment name.
struct SystemChoice {
  let root: String?
  let configDir: String?
  var instance: String?
  var platform: String?
  /// What becomes of files that are mount points.
  var mountPoints = FileTree.MountPoints.refused

  /// The tree that `--root` names.
  var tree: FileTree {
    get throws {
      if let root, root.isEmpty { throw ValidationError("--root needs a directory") }
      var tree = root.map { FileTree(root: FilePath($0)) } ?? .live
      tree.mountPoints = mountPoints
      return tree
    }
  }

  /// The tree, when its root is a directory.
  var existingTree: FileTree {
    get throws {
      let tree = try tree
      let kind = try FileTree.live.metadata(of: tree.root)?.kind
      guard kind == .directory else {
        throw FileError.system(.open, path: tree.root, kind == nil ? .noSuchFileOrDirectory : .notDirectory)
      }
      return tree
    }
  }

  /// Postfix's configuration directory; nil for the platform's.
  var configurationDirectory: FilePath? {
    get throws {
      if let configDir { return FilePath(configDir) }
      if let instance {
        let tree = try existingTree
        return try PostfixInstances(primary: try layout(of: tree).postfixDirectory, in: tree).directory(of: instance)
      }
      // The environment speaks of the running system, not of an image.
      guard root == nil, let variable = unsafe getenv("MAIL_CONFIG") else { return nil }
      return unsafe FilePath(platformString: variable)
    }
  }

  /// The layout that `--platform` names, or that the tree shows.
  func layout(of tree: FileTree) throws -> Layout {
    try platform.map { name in try Layout.named(name, in: tree) } ?? Layout.detected(in: tree)
  }

  /// Refuses what contradicts itself.
  func check() throws {
    if configDir != nil, instance != nil { throw ValidationError("--instance and --config-dir exclude each other") }
  }

  /// Rolls back what an interrupted run of a native command left half done, and says so.
  func rollBackInterruptedRun() throws {
    let tree = try tree
    let state = try stateDirectory
    // Another user's journal is none of ours.
    guard try tree.metadata(of: state) != nil,
      try geteuid() == 0 || !tree.isLive || configurationDirectory != nil
    else { return }
    Terminal.write(lines: PlanText.lines(of: try Recovery.run(StateDirectory(state, in: tree))), to: .messages)
  }

  /// Root keeps journal and history where every later command looks; others keep them beside what they may write.
  var stateDirectory: FilePath {
    get throws {
      guard try tree.isLive, geteuid() != 0, let configuration = try configurationDirectory else {
        return "/var/lib/mailauth"
      }
      return configuration.appending(".mailauth")
    }
  }
}
