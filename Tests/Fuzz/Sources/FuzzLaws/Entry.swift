internal import Glibc

/// Called by libFuzzer with every input: the first byte chooses the format, the rest is choices and content.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  var input = Input(unsafe Array(UnsafeBufferPointer(start: start, count: count)))
  switch input.choice(of: 6) {
  case 0: MainCFLaws.check(&input)
  case 1: MasterCFLaws.check(&input)
  case 2: ClassicMasterCFLaws.check(&input)
  case 3: SMTPDConfLaws.check(&input)
  case 4: DovecotLaws.check(&input)
  default: GroupLaws.check(&input)
  }
  return 0
}

/// Bytes from which choices are taken; what is left is the content of a file.
struct Input {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  mutating func choice(of count: Int) -> Int { Int(rest.popFirst() ?? 0) % count }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[choice(of: elements.count)] }

  /// What is left.
  var content: [UInt8] { Array(rest) }
}

/// Ends the run with a message when a law does not hold; libFuzzer keeps the input.
func law(_ name: StaticString, _ holds: Bool, _ contents: [UInt8]...) {
  if holds { return }
  var text = "law: \(name)\n"
  for content in contents { text += String(decoding: content, as: UTF8.self).debugDescription + "\n" }
  let bytes = Array(text.utf8)
  // The message is lost at worst: the input is kept.
  _ = unsafe write(2, bytes, bytes.count)
  abort()
}
