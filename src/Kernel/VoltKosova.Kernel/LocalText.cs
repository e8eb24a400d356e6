namespace VoltKosova.Kernel;

/// <summary>The languages of the movement: Albanian, Serbian (in Latin script), English.</summary>
public enum Language
{
    /// <summary>Albanian, the default.</summary>
    Sq,

    /// <summary>Serbian in Latin script.</summary>
    Sr,

    /// <summary>English.</summary>
    En,
}

/// <summary>The same text in every language of the movement.</summary>
public sealed record LocalText(string Sq, string Sr, string En)
{
    /// <summary>The text in one language.</summary>
    public string In(Language language) => language switch
    {
        Language.Sq => Sq,
        Language.Sr => Sr,
        Language.En => En,
    };
}
