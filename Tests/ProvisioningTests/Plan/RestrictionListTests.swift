import Testing

@testable import Provisioning

@Suite("RestrictionList")
struct RestrictionListTests {
  @Test(arguments: [
    (
      "permit_mynetworks reject_unauth_destination",
      "permit_mynetworks permit_sasl_authenticated reject_unauth_destination"
    ),
    ("permit_mynetworks, reject", "permit_mynetworks, permit_sasl_authenticated, reject"),
    ("reject_unauth_destination", "permit_sasl_authenticated reject_unauth_destination"),
    (
      "check_client_access hash:/etc/x, reject_unauth_destination",
      "check_client_access hash:/etc/x, permit_sasl_authenticated, reject_unauth_destination"
    ),
    ("reject permit_sasl_authenticated", "permit_sasl_authenticated reject permit_sasl_authenticated"),
  ])
  func theRightIsPutInFrontOfWhatTurnsClientsAway(list: String, expected: String) {
    let new = RestrictionList(Array(list.utf8)).admittingAuthenticated()
    #expect(String(decoding: new, as: UTF8.self) == expected)
  }

  @Test(arguments: [
    "permit_mynetworks permit_sasl_authenticated defer_unauth_destination", "permit_sasl_authenticated,reject", "",
    "permit_mynetworks, reject_unknown_recipient_domain",
  ])
  func aListThatAdmitsAuthenticatedClientsStaysAsItIs(list: String) {
    #expect(RestrictionList(Array(list.utf8)).admittingAuthenticated() == Array(list.utf8))
  }

  @Test(
    "references and classes count for what they stand for, and stay as they are",
    arguments: [
      ("$mine", "permit_sasl_authenticated $mine"),
      ("permit_mynetworks, ${mine}", "permit_mynetworks, permit_sasl_authenticated, ${mine}"),
      ("classy, reject", "permit_sasl_authenticated, classy, reject"),
      ("$open reject", "$open permit_sasl_authenticated reject"),
      ("$good reject", "$good reject"), ("$loop, reject", "$loop, permit_sasl_authenticated, reject"),
    ])
  func meaning(list: String, expected: String) {
    let meanings = [
      "$mine": "permit_mynetworks, reject_unauth_destination", "${mine}": "REJECT", "classy": "$mine",
      "$open": "reject_non_fqdn_sender", "$good": "Permit_SASL_authenticated", "$loop": "$loop",
    ]
    let new = RestrictionList(Array(list.utf8)) { meanings[$0] }.admittingAuthenticated()
    #expect(String(decoding: new, as: UTF8.self) == expected)
  }

  @Test func whatFollowsAPermitIsNeverReached() {
    #expect(RestrictionList(Array("permit_mynetworks, permit, reject".utf8)).admitsAuthenticated)
  }
}
