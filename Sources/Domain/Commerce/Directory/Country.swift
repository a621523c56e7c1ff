import Basics

/// A part of a country that an address names (Magento's `directory_country_region`).
public struct Region: Sendable, Equatable {
    public let id: RegionID
    /// As addresses are sorted and taxed by: `CA`, `75`.
    public let code: String
    public let name: String
}

/// A country by its ISO 3166 codes, with its names and regions.
public struct Country: Sendable, Equatable {
    /// The two letters, as in `FR`.
    public let code: String
    /// The three letters, as in `FRA`.
    public let threeLetters: String
    public let englishName: String
    public let frenchName: String
    /// In the order of their names; empty where addresses name none.
    public let regions: [Region]

    /// The name in a locale's language: French and English are known, and English stands for all others.
    public func name(in locale: String) -> String { locale.hasPrefix("fr") ? frenchName : englishName }

    /// A region by its number.
    public func region(_ id: RegionID) -> Region? { regions.first { $0.id == id } }
}

/// All countries there are, frozen.
public enum Countries {
    /// By their two letters.
    public static let all: [Country] = read(countries: CountryNames.text, regions: RegionNames.text)

    /// The country with these two capital letters.
    public static func country(_ code: String) -> Country? { byCode[code] }

    /// A region by its number, in any country.
    public static func region(_ id: RegionID) -> Region? { byRegion[id] }

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
