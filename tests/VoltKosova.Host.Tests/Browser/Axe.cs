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

    /// <summary>WCAG 2.2 A and AA and axe's best practices hold on the page as it is.</summary>
    public static async Task ShouldBeContent(IPage page, string situation) =>
        (await Violations(page)).ShouldBeEmpty($"axe complains about {page.Url}, {situation}");

    /// <summary>The rules that are broken, with the elements that break them.</summary>
    public static async Task<string[]> Violations(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(_source.Value);
        return await page.EvaluateAsync<string[]>(
            """
            async () => {
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
              const found = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
              const where = (one) => one.nodes.map((node) => `${node.html} ${node.failureSummary}`).join(' | ');
              return found.violations.map((one) => `${one.id}: ${where(one)}`);
            }
            """);
    }
}
