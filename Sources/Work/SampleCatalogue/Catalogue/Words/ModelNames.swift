/// The names that models carry.
public enum ModelNames {
    /// The names in alphabetical order.
    public static let all: [String] = text.split(whereSeparator: \.isWhitespace).map(String.init)

    private static let text = """
        Adèle Agathe Aglaé Aimée Alba Albane Alix Alma Amandine Anaïs Anouk Apolline Ariane Armance Astrid Athénaïs
        Aubane Aude Augustine Aurore Axelle Bérénice Bertille Brenda Brigitte Calixte Camille Capucine Carmen Cécile
        Céleste Célestine Céline Charlie Clara Clarisse Clémence Cléo Clotilde Colette Colombe Constance Coralie Daphné
        Delphine Diane Domitille Édith Éléonore Elia Élise Éloïse Elsa Émeline Émilie Esmée Estelle Esther Eugénie
        Eulalie Faustine Félicie Flavia Flavie Flora Florine Garance Géraldine Hanaé Héloïse Hermine Honorine Hortense
        Ida Inès Irène Iris Isaline Isaure Janelle Jeanne Joséphine Jude Judith Julia Juliette Justine Lalie Leïla
        Léonie Léontine Liane Lison Livia Lou Louise Lucie Ludivine Mahaut Maïa Margot Marthe Mathilde Maud Mélisande
        Mila Mona Nina Ninon Noémie Octavie Olympe Ondine Oriane Pauline Perrine Philippine Pia Rosalie Roxane
        """
}
