import Basics
import Commerce
import Testing

@Suite("Countries and their regions")
struct CountryTests {
    @Test(
        "a country has its codes and names",
        arguments: [
            ("BE", "BEL", "Belgique", "Belgium"), ("DE", "DEU", "Allemagne", "Germany"),
            ("LU", "LUX", "Luxembourg", "Luxembourg"), ("XK", "XKX", "Kosovo", "Kosovo"),
        ])
    func names(code: String, three: String, french: String, english: String) throws {
        let country = try #require(Countries.country(code))
        #expect(country.threeLetters == three)
        #expect(country.name(in: "fr_CA") == french)
        #expect(country.name(in: "en_US") == english)
        #expect(country.name(in: "de_DE") == english)
    }

    @Test("there are 249, in the order of their codes, and codes are written in capitals")
    func all() {
        #expect(Countries.all.count == 249)
        #expect(Countries.all.map(\.code) == Countries.all.map(\.code).sorted())
        #expect(Countries.country("fr") == nil)
    }

    @Test("regions have Magento's numbers and codes, in the order of their names")
    func regions() throws {
        let france = try #require(Countries.country("FR"))
        #expect(france.regions.count == 96)
        #expect(
            france.regions.prefix(3).map { "\($0.id) \($0.code) \($0.name)" } == [
                "182 1 Ain", "183 2 Aisne", "184 3 Allier",
            ])
        #expect(Countries.country("BE")?.regions.first?.id == RegionID(620))
        #expect(Countries.country("BE")?.regions.count == 11)
        #expect(Countries.country("DE")?.regions.first?.code == "BAW")
        #expect(Countries.country("LU")?.regions.isEmpty == true)
        #expect(Countries.region(RegionID(12))?.code == "CA")
        #expect(Countries.region(RegionID(43))?.code == "NY")
        #expect(Countries.region(.any) == nil)
    }
}
