using System.Text.Json;
using Shouldly;
using VoltKosova.Web.Problems;
using Xunit;

namespace VoltKosova.Architecture.Tests;

public sealed class Every_refusal
{
    private static readonly string[] _parts = ["title", "sq", "sr", "en"];

    [Fact]
    public void is_told_in_three_languages_and_everywhere_alike()
    {
        var codes = Product.Assemblies.SelectMany(ProblemTexts.RejectionCodes).Distinct().ToList();
        var texts = Product.Files("problems.json", "src");
        codes.Count.ShouldBeGreaterThan(50);
        texts.Count.ShouldBeGreaterThan(Product.Modules.Count);

        Untold(codes, texts).ShouldBeEmpty();
    }

    [Fact]
    public void is_seen_to_be_untold_or_told_in_two_ways() => Untold(
        ["hive-full", "hive-empty", "queen-missing"],
        [
            ("a.json", """{ "hive-full": { "title": "Hive full", "sq": "plot", "sr": "puna", "en": "full" } }"""),
            ("b.json",
                """
                {
                  "hive-full": { "title": "Hive full", "sq": "plot", "sr": "puna", "en": "crowded" },
                  "hive-empty": { "title": "Hive empty", "sq": "", "sr": "x" }
                }
                """),
        ]).ShouldBe(
        [
            "b.json tells hive-full otherwise than another file",
            "b.json lacks sq of hive-empty",
            "b.json lacks en of hive-empty",
            "nothing tells queen-missing",
        ]);

    private static IEnumerable<string> Untold(IEnumerable<string> codes, IEnumerable<(string Path, string Text)> files)
    {
        var known = new Dictionary<string, string>();
        foreach (var (path, text) in files)
        {
            foreach (var (code, entry) in JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(text)!)
            {
                var whole = string.Join('|', _parts.Select(part => entry.GetValueOrDefault(part)));
                if (!known.TryAdd(code, whole) && known[code] != whole)
                    yield return $"{path} tells {code} otherwise than another file";
                foreach (var part in _parts.Where(part => string.IsNullOrWhiteSpace(entry.GetValueOrDefault(part))))
                    yield return $"{path} lacks {part} of {code}";
            }
        }

        foreach (var code in codes.Where(code => !known.ContainsKey(code)))
            yield return $"nothing tells {code}";
    }
}
