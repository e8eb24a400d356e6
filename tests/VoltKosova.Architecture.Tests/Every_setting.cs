using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace VoltKosova.Architecture.Tests;

public sealed partial class Every_setting
{
    private const string Page = "docs/reference/configuration.md";

    [Fact]
    public void stands_on_the_page_of_settings()
    {
        var page = File.ReadAllText(Path.Combine(Checkout.Root, Page));
        var settings = Read(Product.Files("*.cs", "src")).Concat(Bound()).Distinct().ToList();
        settings.Count.ShouldBeGreaterThan(30);

        Untold(settings, page).ShouldBeEmpty();
        Told(page).Except(settings.SelectMany(setting => setting.Split(':'))).Except(["ConnectionStrings", "Volt"])
            .ShouldBeEmpty($"{Page} tells of what nobody reads");
    }

    [Fact]
    public void is_seen_where_it_is_read_and_missed_where_it_is_not_told()
    {
        const string code =
            """
            IConfiguration configuration;
            private const string FileSetting = "Hive:WaxFile";
            var hive = configuration.GetSection("Hive");
            var bees = hive["Bees"]; var drones = Number(section, nameof(Drones), 1, 2); var queen = Switch(section, "Queen");
            var url = section[nameof(Url)]; configuration.GetConnectionString(schema); var cell = row["lower"];
            """;

        Read([("Hive.cs", code), ("Row.cs", "row[\"Column\"]")])
            .ShouldBe(["Hive:WaxFile", "Hive", "Bees", "Drones", "Queen", "Url"], ignoreOrder: true);
        Untold(["Hive:WaxFile", "Bees"], "| `Hive:Bees` |").ShouldBe(["Hive:WaxFile"]);
    }

    private static IEnumerable<string> Untold(IEnumerable<string> settings, string page)
    {
        var told = Told(page).ToHashSet();
        return settings.Where(setting => !told.Contains(setting.Split(':')[^1]));
    }

    /// <summary>Every part of every name on the page; placeholders and the numbers of lists are no parts.</summary>
    private static IEnumerable<string> Told(string page) =>
        Row().Matches(page).SelectMany(match => match.Groups[1].Value.Split(':')).Where(part => char.IsAsciiLetterUpper(part[0]));

    private static IEnumerable<string> Read(IEnumerable<(string Path, string Text)> files) => files
        .Where(file => file.Text.Contains("IConfiguration", StringComparison.Ordinal))
        .SelectMany(file => Reading().Matches(file.Text))
        .Select(match => match.Groups.Values.Skip(1).First(group => group.Success).Value)
        .Distinct();

    // What is bound to options as a whole.
    private static IEnumerable<string> Bound() =>
        from assembly in Product.Assemblies
        from type in assembly.GetTypes()
        where type.Name is "WebOptions" or "AccountsOptions" or "RateLimitPolicy"
        from property in type.GetProperties()
        select property.Name;

    [GeneratedRegex(@"^\| `([A-Z][\w:<>]+)`", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(
        """
        GetSection\("(\w+)"\) | GetSection\(nameof\((\w+)\)\) | Setting[ ]=[ ]"([\w:]+)" | \w\["([A-Z]\w+)"\]
        | section\[nameof\((\w+)\)\] | section,[ ]nameof\((\w+)\) | section,[ ]"(\w+)"
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Reading();
}
