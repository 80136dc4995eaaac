import CyrusSASL
import Foundation
import SafeFiles
import Secrets
import SystemPackage
import TestSupport
import Testing

@Suite("Hash files of Berkeley DB 1.85")
struct HashFile185Tests {
  /// A file of 60 users that the library of release 1.85 made, in Debian's package libdb1-compat; compressed.
  ///
  /// Users 7 and 57 have 6,000 letters for a password, which goes over two pages.
  static let packed = """
    H4sIAAAAAAACA+3cXWtcdRDH8X+yazxIdmYRFfFCvCwi5fyf9kF8CSJBSqlShFA39cLakmRqKFWKr0GlSCkVpK9BpBelioiIiNci
    BdtSRER8A3rSBO82U6GUpHw/MOSB/0V2wsLOOb85Yenp1RDCYgj9n0MYdt+G5RAWwk6FpqteV4911e/q8d2fD3X1yvahT9774Lew
    Y/v3S7v1UDULAQAAAAAA7EHCbf1Vv9ZrekUv6nnd1GO6okVf0qE2ekca/V5uyFW5LB/JOXlLjsrLkuQZEVkYhvDDQIQeAgAAAMDB
    szE7sT7brNlqDrOt1VNn3p0dPnH6VLCN2frK6sbG+6fX3945UyZWJt6ZYqV4Z1orrXMmTy1PvTPVcvXORMtxzpn/8crv41Xdz1+T
    RpZGzpk4tjh2zkzM+z+0Nr/DL/w3/3+un+mHelbf1Nd1pIf1SX1C/5Q7Mm/+/3vw++DHwbeDC13xzgEAAACAhzq3T6x6s2AtVr3p
    tbZWvZm8TK14M3mpVrwpuEQr0ZumR5a9STkny8mbuMeWvGk6ZUveFYA4sej1ORaLXp9ja9Hr89S8Llfzehxtfof/AQAAAAAAj7x+
    uK290Gu2Y/wS3gEAAAAAAAeVzU899MPJphcWhyG80ZxsSNIAAIAHhs9gAADsI8/v+fy/P+SWfCfX5Qu5JBdkS47LEZlIK0/Jsvw1
    uDu42hUfbgAAAABgP9ndFZ9adffJq1Vvo7xGq97WfhlZ8bb2S7Libe3nsWVvaz9ny97WfppY8rb2U7Hkbe2n1pK3tR+nFr0+x2rR
    3dyPFr0+j8zrcrK0x/3/7fl/sQnhp+4r7xMAAAAAAA7qVZ9seY/5/9b2/v9wZ/9/DQAAAAAAHFBW5+cnnu3m/1/0un6pl/Rj3dIz
    ekRf1VYP6bL29a7clG/kmlyRi3JeNuWYrMhzXXFlBQAAAAC443xvP2Bk1Uul12TVy/6XsRUv+1+yFS/7nyeWvex/Lpa97H9uLXvZ
    /zS15GX/U7XkZf9TtORl/+PIotfnmCzO7/NiWGt64XizxrP/AADAA8U9GAAA9pPhvf3/G/qVXtZP9Zyu61F9TZO+qKJLujAM4aYs
    8VwAAAAAAMAjYTdJMLHipQRKa8VLAOSpZS8BkKNl7+5+Spa8hETMFr30Q7H5uYZ/AfcLtk8AwAAA
    """

  /// That file.
  static func original() async throws -> [UInt8] {
    let bytes = Array(try #require(Data(base64Encoded: packed, options: .ignoreUnknownCharacters)))
    return try await run("/usr/bin/gunzip", [], input: bytes).stdout
  }

  let place: Sandbox
  let database: SecretDatabase

  init() async throws {
    place = try Sandbox()
    database = SecretDatabase(at: place.path("sasldb2.db"), in: .live)
    try place.write("sasldb2.db", try await Self.original())
  }

  @Test func everyUserIsRead() throws {
    #expect(try database.presentKind() == .berkeleyDB185)
    #expect(try database.verify { _ in true } == 60)
    #expect(try Set(database.open().keys()) == Set((0..<60).map { try key("u\($0)", "example.com") }))
    #expect(try database.open().secret(for: key("u33", "example.com"))?.matches(secret("secret33")) == true)
    let long = secret(String(repeating: "h", count: 6000))
    #expect(try database.open().secret(for: key("u7", "example.com"))?.matches(long) == true)
  }

  @Test func nothingIsWritten() throws {
    let before = try place.read("sasldb2.db")
    #expect(throws: SecretStoreError.unsupported(path: database.path, .berkeleyDB185)) {
      try database.apply([.set(key("alice"), secret("x"))], newFile: privateFile)
    }
    #expect(try place.read("sasldb2.db") == before)
  }
}
