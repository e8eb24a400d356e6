using System.Text.Json;
using Shouldly;
using Xunit;

namespace VoltKosova.Host.Tests.Staff;

public sealed class The_staff_pages
{
    [Fact]
    public void say_the_same_things_in_every_language()
    {
        var texts = ((string[])["sq", "sr", "en"]).ToDictionary(language => language, Texts);

        texts["sq"].Count.ShouldBeGreaterThan(50);
        foreach (var (language, said) in texts)
        {
            said.Keys.ShouldBe(texts["sq"].Keys, $"{language} must have the keys of sq");
            said.Values.ShouldAllBe(text => text.Trim().Length > 0);
            said.Where(text => Places(text.Value) != Places(texts["sq"][text.Key])).ShouldBeEmpty();
        }
    }

    [Fact]
    public void weigh_next_to_nothing() => Names().Where(name => name.StartsWith("Assets/", StringComparison.Ordinal))
        .Sum(name => Open(name).Length).ShouldBeInRange(1, 24_000);

    private static int Places(string text) => text.Count(letter => letter == '{');

    private static Dictionary<string, string> Texts(string language)
    {
        using var file = Open($"Pages/Texts/staff.{language}.json");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!;
    }

    private static string[] Names() => typeof(Program).Assembly.GetManifestResourceNames();

    private static Stream Open(string name) => typeof(Program).Assembly.GetManifestResourceStream(name)!;
}
