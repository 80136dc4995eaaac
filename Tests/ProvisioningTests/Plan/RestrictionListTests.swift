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
}
