import Basics

/// A part of a country that an address names (Magento's `directory_country_region`).
package struct Region: Sendable, Equatable {
    package let id: RegionID
    /// As addresses are sorted and taxed by: `CA`, `75`.
    package let code: String
    package let name: String
}

/// A country by its ISO 3166 codes, with its names and regions.
package struct Country: Sendable, Equatable {
    /// The two letters, as in `FR`.
    package let code: String
    /// The three letters, as in `FRA`.
    package let threeLetters: String
    package let englishName: String
    package let frenchName: String
    /// In the order of their names; empty where addresses name none.
    package let regions: [Region]

    /// The name in a locale's language: French and English are known, and English stands for all others.
    package func name(in locale: String) -> String { locale.hasPrefix("fr") ? frenchName : englishName }

    /// A region by its number.
    package func region(_ id: RegionID) -> Region? { regions.first { $0.id == id } }
}

/// All countries there are, frozen.
package enum Countries {
    /// By their two letters.
    package static let all: [Country] = read(countries: CountryNames.text, regions: RegionNames.text)

    /// The country with these two capital letters.
    package static func country(_ code: String) -> Country? { byCode[code] }

    /// A region by its number, in any country.
    package static func region(_ id: RegionID) -> Region? { byRegion[id] }

    private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })
    private static let byRegion = Dictionary(uniqueKeysWithValues: all.flatMap(\.regions).map { ($0.id, $0) })

    private static func read(countries: String, regions: String) -> [Country] {
        let regions = read(regions: regions)
        return countries.split(separator: "\n").map { line in
            let parts = line.split(separator: ";").map(String.init)
            precondition(parts.count == 4, "a country has two codes and two names: \(line)")
            return Country(
                code: parts[0], threeLetters: parts[1], englishName: parts[2], frenchName: parts[3],
                regions: regions[parts[0]] ?? [])
        }
    }

    /// `FR:182,1,Ain;…`, where lines without a country go on with the one before.
    private static func read(regions text: String) -> [String: [Region]] {
        var regions: [String: [Region]] = [:]
        var country = ""
        for line in text.split(separator: "\n") {
            var rest = line
            if let colon = line.firstIndex(of: ":") {
                country = String(line[..<colon])
                rest = line[line.index(after: colon)...]
            }
            for item in rest.split(separator: ";") {
                let parts = item.split(separator: ",").map(String.init)
                guard parts.count == 3, let id = Int64(parts[0]) else {
                    preconditionFailure("a region has a number, a code and a name: \(item)")
                }
                regions[country, default: []].append(Region(id: RegionID(id), code: parts[1], name: parts[2]))
            }
        }
        return regions
    }
}
