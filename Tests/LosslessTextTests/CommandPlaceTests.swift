import LosslessText
import TestSupport
import Testing

@Suite("Commands that messages name")
struct CommandPlaceTests {
  static let place = CommandPlace(
    root: "/srv/my image", platform: "rhel", directory: "/etc/postfix-two", instance: "two")

  @Test(
    "repeat the options that name the system, as far as a command has them",
    arguments: [
      ("postconf -M", "--root '/srv/my image' -c /etc/postfix-two"),
      ("history", "--root '/srv/my image' -c /etc/postfix-two"),
      ("listusers -f /x", "--root '/srv/my image'"),
      ("saslpasswd -d USER", "--root '/srv/my image'"),
      ("undo", "--root '/srv/my image' --platform rhel --instance two"),
      ("users export", "--root '/srv/my image' --platform rhel --instance two"),
      ("users export --salvage -f /x", "--root '/srv/my image' --platform rhel"),
      ("smtpd-conf set", "--root '/srv/my image' --platform rhel --instance two"),
    ])
  func options(words: String, options: String) {
    let isFamily = words.hasPrefix("users") || words.hasPrefix("smtpd-conf")
    let all = words.split(separator: " ", maxSplits: isFamily ? 2 : 1).map(String.init)
    let count = isFamily ? 2 : 1
    let expected = ["mailauth"] + all.prefix(count) + [options] + all.dropFirst(count)
    #expect(Self.place.command(words) == expected.joined(separator: " "))
  }

  @Test("and nothing where there is nothing to repeat")
  func plain() {
    #expect(CommandPlace().command("postconf -M") == "mailauth postconf -M")
    #expect(CommandPlace(directory: "/etc/p").command("undo 3") == "mailauth undo -c /etc/p 3")
  }

  @Test("a database that was named is named again")
  func database() {
    let place = CommandPlace(root: "/r", database: "/etc/it's")
    #expect(
      place.command("users export") == "mailauth users export --root /r --file '/etc/it'\\''s'")
    #expect(
      place.command("saslpasswd -d USER")
        == "mailauth saslpasswd --root /r -f '/etc/it'\\''s' -d USER")
    #expect(place.command("postconf -n") == "mailauth postconf --root /r -n")
  }

  @Test(
    "a word is quoted where a shell would read it in another way",
    arguments: [
      ("", "''"), ("a b", "'a b'"), ("$x", "'$x'"), ("/a-b_c.d/e:1", "/a-b_c.d/e:1"), ("é", "é"),
      ("a;b", "'a;b'"),
    ])
  func quotes(word: String, quoted: String) {
    #expect(CommandPlace.quoted(word) == quoted)
  }
}
