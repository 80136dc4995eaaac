internal import CyrusSASL
internal import DovecotConfig
internal import MailSystem

/// The laws of smtpd.conf.
enum SMTPDConfLaws {
  static func check(_ input: inout Input) {
    let name = input.pick(["mech_list", "pwcheck_method", "a-b", "X"])
    let word = input.pick(["PLAIN LOGIN", "saslauthd", "x", "a: b"])
    let content = input.content
    let document = SMTPDConfDocument(content)
    law("smtpd.conf prints back", document.bytes == content, content)
    guard let key = SMTPDConfKey(name), let value = SMTPDConfValue(word) else { return }
    var once = document
    once.set(key, to: value)
    law("the value that was set is in force", once.value(of: key) == value.bytes, content, once.bytes)
    let others = document.settings.filter { $0.key != key }.map(\.value)
    law("other settings stay", once.settings.filter { $0.key != key }.map(\.value) == others, content, once.bytes)
    var twice = SMTPDConfDocument(once.bytes)
    twice.set(key, to: value)
    law("setting twice is once", twice.bytes == once.bytes, content, once.bytes, twice.bytes)
    once.remove(key)
    law("what was removed is gone", once.value(of: key) == nil, content, once.bytes)
  }
}

/// The laws of Dovecot's configuration.
enum DovecotLaws {
  static func check(_ input: inout Input) {
    let content = input.content
    let document = DovecotDocument(content)
    law("Dovecot's configuration prints back", document.bytes == content, content)
    var end = 0
    for statement in document.statements {
      law("statements follow each other", statement.lines.lowerBound >= end, content)
      end = statement.lines.upperBound
    }
  }
}

/// The laws of group files.
enum GroupLaws {
  static func check(_ input: inout Input) {
    let user = input.pick(["postfix", "x"])
    let name = input.pick(["sasl", "mail", ""])
    let content = input.content
    let group = GroupFile(content)
    law("a group file prints back", group.bytes == content, content)
    var once = group
    once.add(user, to: name)
    guard group.members(of: name) != nil else {
      return law("without a group nothing changes", once.bytes == content, content, once.bytes)
    }
    law("a new member is one", once.members(of: name)?.contains(user) == true, content, once.bytes)
    var twice = GroupFile(once.bytes)
    twice.add(user, to: name)
    law("adding twice is once", twice.bytes == once.bytes, content, once.bytes, twice.bytes)
    let (old, new) = (content.split(separator: 0x0A), once.bytes.split(separator: 0x0A))
    law("other lines stay", zip(old, new).count { $0 != $1 } <= 1 && old.count == new.count, content, once.bytes)
  }
}
