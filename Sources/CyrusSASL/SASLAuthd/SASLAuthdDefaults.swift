/// A platform's defaults file of saslauthd(8), read and edited by what it says and not by the names of its variables.
///
/// The law of this type, for every `b` and every form: `SASLAuthdDefaults(b, form).bytes == b`.
public struct SASLAuthdDefaults: Equatable, Sendable {
  private var file: DefaultsFile
  private let form: SASLAuthdForm

  /// Takes the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: Any bytes at all.
  ///   - form: The platform's variables.
  public init(_ bytes: some Sequence<UInt8>, _ form: SASLAuthdForm) {
    file = DefaultsFile(bytes, read: form.syntax)
    self.form = form
  }

  /// The bytes of the file.
  public var bytes: [UInt8] { file.bytes }

  /// All options that stand together in one variable.
  public var options: SASLAuthdOptions {
    SASLAuthdOptions(file.value(of: form.options) ?? form.customaryOptions)
  }

  /// Says whether the daemon is started at boot, as far as this file decides on it.
  public var isEnabled: Bool { form.switched.map { file.value(of: $0.variable) == $0.on } ?? false }

  /// Has the daemon started at boot, as far as this file decides on it.
  public mutating func enable() {
    if let switched = form.switched { file.set(switched.variable, to: switched.on) }
  }

  /// Finds a setting in its variable or among the options.
  ///
  /// - Parameter setting: What is asked for.
  /// - Returns: The value; nil when the file does not say, or says it in a way that only a shell understands.
  public func value(of setting: SASLAuthdForm.Setting) -> String? {
    form.variables[setting].map { file.value(of: $0) } ?? options.value(of: setting.rawValue)
  }

  /// Changes a setting in its variable or among the options.
  ///
  /// - Parameters:
  ///   - setting: What is changed.
  ///   - value: One word; empty for none.
  public mutating func set(_ setting: SASLAuthdForm.Setting, to value: String) {
    if let variable = form.variables[setting] {
      file.set(variable, to: value)
    } else {
      edit { $0.set(setting.rawValue, to: value.isEmpty ? nil : value) }
    }
  }

  /// Sets the directory of the socket, unless it is the usual one and need not be named.
  ///
  /// - Parameters:
  ///   - directory: The directory.
  ///   - usual: The one that the daemon was built for.
  public mutating func setDirectory(_ directory: String, usual: String) {
    let isUnnamed = value(of: .directory) == nil
    if directory == usual, isUnnamed, form.directoryNaming == .whenUnusual { return }
    set(.directory, to: directory)
  }

  /// Changes the options that stand together in one variable; the variable is written when they are no longer the same.
  ///
  /// - Parameter change: What is done to them.
  public mutating func edit(_ change: (inout SASLAuthdOptions) -> Void) {
    var options = options
    change(&options)
    file.set(form.options, to: options.text)
  }

  /// Sets a variable that has nothing to do with the command line.
  ///
  /// - Parameters:
  ///   - name: The variable.
  ///   - value: Its value.
  public mutating func set(variable name: String, to value: String) { file.set(name, to: value) }
}
