namespace VoltKosova.Chapters.Domain.Chapters;

/// <summary>How a place is named where chapters claim it. The names are stored: they stay as they are.</summary>
internal static class AreaKey
{
    /// <summary>What nobody else holds; the movement's, so that there is one movement.</summary>
    public const string Everything = "movement";

    public static string OfMunicipality(string slug) => $"municipality:{slug}";

    public static string OfCountry(string code) => $"country:{code}";

    public static string OfLocality(string country, string folded) => $"locality:{country}:{folded}";
}
