using Microsoft.Playwright;
using Shouldly;

namespace VoltKosova.Host.Tests.Browser;

/// <summary>Asks axe-core (npm, in tests/tools) what stands in the way of people who see, hear or move otherwise.</summary>
public static class Axe
{
    private static readonly Lazy<string> _source = new(() => File.ReadAllText(Path.Combine(
        Environment.GetEnvironmentVariable("VOLT_TEST_TOOLS")
            ?? throw new InvalidOperationException("VOLT_TEST_TOOLS is not set: run the tests with build/test."),
        "node_modules/axe-core/axe.min.js")));

    private static readonly string[] _all = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private static readonly string[] _words = ["cat.text-alternatives", "cat.name-role-value", "cat.forms", "cat.language"];

    /// <summary>WCAG 2.2 A and AA and axe's best practices hold on the page as it is.</summary>
    public static async Task ShouldBeContent(IPage page, string situation) =>
        (await Violations(page, _all)).ShouldBeEmpty($"axe complains about {page.Url}, {situation}");

    /// <summary>What hangs on words alone holds: how a page looks is the same in every language.</summary>
    public static async Task ShouldBeContentWithTheWords(IPage page, string language) =>
        (await Violations(page, _words)).ShouldBeEmpty($"axe complains about {page.Url}, in {language}");

    /// <summary>The rules that are broken, with the elements that break them.</summary>
    public static Task<string[]> Violations(IPage page) => Violations(page, _all);

    private static async Task<string[]> Violations(IPage page, string[] tags)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(_source.Value);
        return await page.EvaluateAsync<string[]>(
            """
            async (tags) => {
              const found = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
              const where = (one) => one.nodes.map((node) => `${node.html} ${node.failureSummary}`).join(' | ');
              return found.violations.map((one) => `${one.id}: ${where(one)}`);
            }
            """,
            tags);
    }
}
