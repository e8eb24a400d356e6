using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace VoltKosova.Architecture.Tests;

/// <summary>What the pages point to exists: the tests that prove a rule, the files that they link to.</summary>
public sealed partial class Every_document
{
    [Fact]
    public void names_only_tests_that_there_are()
    {
        var pages = Pages();
        var tests = Product.Files("*.cs", "tests").SelectMany(file => Named(file.Text)).ToHashSet();
        pages.SelectMany(page => Tests(page.Text)).Distinct().Count().ShouldBeGreaterThan(100);

        Unknown(pages, tests).ShouldBeEmpty();
    }

    [Fact]
    public void links_only_to_files_that_there_are() => Dead(Pages(), path => File.Exists(path) || Directory.Exists(path)).ShouldBeEmpty();

    [Fact]
    public void is_seen_to_name_a_test_that_is_gone_and_to_link_to_nothing()
    {
        (string Path, string Text)[] pages =
            [("docs/hive.md", "`Making_honey.in_time`, `Making_wax` and `VOLT_SEED`; [bees](../src/bees.md#wings)")];

        Unknown(pages, ["Making_honey"]).ShouldBe(["docs/hive.md names Making_wax"]);
        Dead(pages, _ => false).ShouldBe(["docs/hive.md links to ../src/bees.md#wings"]);
        Dead(pages, path => path == Path.Combine(Checkout.Root, "src", "bees.md")).ShouldBeEmpty();
    }

    private static IReadOnlyList<(string Path, string Text)> Pages() =>
        [.. Product.Files("*.md", "docs", "src"), ("README.md", File.ReadAllText(Path.Combine(Checkout.Root, "README.md")))];

    private static IEnumerable<string> Unknown(IEnumerable<(string Path, string Text)> pages, HashSet<string> tests) =>
        from page in pages
        from name in Tests(page.Text).Distinct()
        where !tests.Contains(name)
        select $"{page.Path} names {name}";

    private static IEnumerable<string> Dead(IEnumerable<(string Path, string Text)> pages, Func<string, bool> exists) =>
        from page in pages
        from link in Link().Matches(page.Text).Select(match => match.Groups[1].Value).Distinct()
        where !link.Contains(':', StringComparison.Ordinal) && link[0] != '#'
        let file = Path.GetFullPath(Path.Combine(Checkout.Root, Path.GetDirectoryName(page.Path)!, link.Split('#')[0]))
        where !exists(file)
        select $"{page.Path} links to {link}";

    private static IEnumerable<string> Tests(string text) => Test().Matches(text).Select(match => match.Groups[1].Value);

    private static IEnumerable<string> Named(string text) => Declared().Matches(text).Select(match => match.Groups[1].Value);

    // Constants are not meant, nor settings as variables of the environment.
    [GeneratedRegex("`((?=\\w*[a-z])[A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+)(?:\\.\\w+)?`")]
    private static partial Regex Test();

    [GeneratedRegex(@"(?:class|Task|void) ([A-Z]\w*_\w+)")]
    private static partial Regex Declared();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
