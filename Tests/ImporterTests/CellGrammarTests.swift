import Basics
import Catalog
import Testing

@testable import Importer

@Suite("Cells with a grammar of their own")
struct CellGrammarTests {
    private func pairs(_ attributes: AdditionalAttributes) -> [String] {
        attributes.pairs.map { "\($0.code)=\($0.value)" }
    }

    @Test(
        "additional_attributes, plain",
        arguments: [
            ("", []), ("color=Bleu nuit,size=38", ["color=Bleu nuit", "size=38"]),
            (
                "colour=Bleu nuit,care=Lavage à 30°, essorage doux,season=Été|Automne",
                ["colour=Bleu nuit", "care=Lavage à 30°, essorage doux", "season=Été|Automne"]
            ),
            ("Color=Rouge", ["color=Rouge"]), ("a=1=2", ["a=1=2"]), ("x,a=1", ["a=1"]), ("a=,b=2", ["a=", "b=2"]),
            ("a=1,,b=2", ["a=1,", "b=2"]), ("=1,b=2", ["b=2"]), ("a=1, b=2", ["a=1", "b=2"]), ("no pair", []),
            (",,,", []), ("a=x,=y", ["a=x"]),
        ] as [(String, [String])])
    func plain(cell: String, expected: [String]) {
        #expect(pairs(AdditionalAttributes(plain: cell)) == expected)
    }

    @Test("a quote, a separator or a blank before an accent of its own is one all the same")
    func accents() {
        for value in ["\u{301}a ", "a,\u{301}b", "a\"\u{301}", "=\u{301}", "\"\u{301}", "a\r\n"] {
            let pieces = QuotedText.pieces("x,\(QuotedText.quoted(value)),z", at: ",").map { QuotedText.value($0.1) }
            #expect(pieces.map { Array($0.utf8) } == [Array("x".utf8), Array(value.utf8), Array("z".utf8)])
        }
        #expect(pairs(AdditionalAttributes(plain: "a=\u{301}b")) == ["a=\u{301}b"])
    }

    @Test("a multiselect's labels stand between bars, or in quotes of their own")
    func labels() {
        #expect(AdditionalAttributes(plain: "season=Été|Automne").pairs[0].labels == ["Été", "Automne"])
        #expect(
            AdditionalAttributes(quoted: #"usage="Ville|nuit"|"Travail""#).pairs[0].labels == ["Ville|nuit", "Travail"])
    }

    @Test(
        "additional_attributes with quoted values",
        arguments: [
            (#"color="Bleu nuit",size="38""#, ["color=Bleu nuit", "size=38"]),
            (#"care="a,b=c, d",x="1""#, ["care=a,b=c, d", "x=1"]), (#"a="say ""so"" now""#, [#"a=say "so" now"#]),
            (#"a=plain,b="q""#, ["a=plain", "b=q"]), (#"a="",b="2""#, ["a=", "b=2"]), (#"a="open"#, ["a=open"]),
            (#"a="x"y,b="2""#, ["a=x", "b=2"]), ("", []), (#"u="V"|"T",b="2""#, ["u=V|T", "b=2"]), ("a=", ["a="]),
        ] as [(String, [String])])
    func quoted(cell: String, expected: [String]) {
        #expect(pairs(AdditionalAttributes(quoted: cell)) == expected)
    }

    @Test(
        "configurable_variations",
        arguments: [
            ("sku=R-38,size=38|sku=R-40,size=40", ["R-38: size=38", "R-40: size=40"]),
            ("sku=C-10,2cm,size=10,2cm", ["C-10,2cm: size=10,2cm"]),
            ("sku= A , Color = Rouge ,size=38", ["A: color=Rouge size=38"]), ("size=38", [": size=38"]),
            ("sku=A,display=0,size=1|sku=B,display=1", ["A: size=1 gone", "B: "]), ("", []), ("|||", []),
        ] as [(String, [String])])
    func variations(cell: String, expected: [String]) {
        let found = ConfigurableVariations(cell).variations.map { variation in
            let options = variation.options.map { "\($0.code)=\($0.label)" }.joined(separator: " ")
            return "\(variation.sku): \(options)\(variation.isShown ? "" : " gone")"
        }
        #expect(found == expected)
    }

    @Test("the order of codes in the cell is the order of the axes")
    func codes() {
        #expect(
            ConfigurableVariations("sku=A,size=1,color=x|sku=B,color=y,length=1").codes == ["size", "color", "length"])
    }

    @Test(
        "a name becomes a URL key",
        arguments: [
            ("Robe Solène 38", "robe-solene-38"), ("L’été à Nîmes", "l-ete-a-nimes"),
            ("Œillet & cœur", "oeillet-coeur"),
            ("  --Déjà  vu!--  ", "deja-vu"), ("Ça, c'est Noël", "ca-c-est-noel"),
            ("T-shirt 100 % coton", "t-shirt-100-coton"),
            ("日本", ""), ("", ""), ("ROBE", "robe"), ("Strauß", "strauss"), ("a/b?c#d", "a-b-c-d"), ("e\u{301}", "e"),
        ])
    func slugs(name: String, expected: String) {
        #expect(Slug.text(of: name) == expected)
    }

    @Test("the report is a CSV file that a spreadsheet reads as text")
    func report() throws {
        var first = RowProblem(
            row: 3, sku: "A", column: "name", code: "isRequired", sentence: "Say \"name\", please")
        first.line = 5
        var second = RowProblem(row: 12, sku: "B", column: "=1+1", code: "x", sentence: "plain")
        second.line = 14
        let lines = [first, second].map { ImportReport.line($0, file: "a.csv") }
        #expect(String(utf8: ImportReport.header) == "file,line,column,sku,code,sentence\r\n")
        #expect(String(utf8: lines[0]) == "a.csv,5,name,A,isRequired,\"Say \"\"name\"\", please\"\r\n")
        #expect(String(utf8: lines[1]) == "a.csv,14,\" =1+1\",B,x,plain\r\n")
    }
}
