using System.Text.Json;
using VoltKosova.Kernel;

namespace VoltKosova.Host.Staff;

/// <summary>The pages' texts, one file per language with the same keys.</summary>
internal sealed class StaffTexts
{
    private readonly Dictionary<Language, Dictionary<string, string>> _texts =
        Enum.GetValues<Language>().ToDictionary(language => language, Read);

    public IReadOnlyDictionary<string, string> In(Language language) => _texts[language];

    private static Dictionary<string, string> Read(Language language)
    {
        var resource = $"Pages/Texts/staff.{language.ToString().ToLowerInvariant()}.json";
        using var stream = typeof(StaffTexts).Assembly.GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
