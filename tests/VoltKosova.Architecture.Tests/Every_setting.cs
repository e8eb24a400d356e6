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
        Told(page).Except(settings.Select(LastOf)).ShouldBeEmpty($"{Page} tells of what nobody reads");
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
            var url = section[nameof(Url)]; configuration.GetConnectionString(schema); var other = row["Lower"];
            """;

        Read([("Hive.cs", code), ("Row.cs", "row[\"Column\"]")]).ShouldBe(["Hive:WaxFile", "Hive", "Bees", "Lower", "Drones", "Queen", "Url"], ignoreOrder: true);
        Untold(["Hive:WaxFile", "Bees"], "| `Hive:Bees` |").ShouldBe(["Hive:WaxFile"]);
    }

    private static IEnumerable<string> Untold(IEnumerable<string> settings, string page) =>
        settings.Where(setting => !Told(page).Append(SectionsOf(page).FirstOrDefault(section => section == setting)).Contains(LastOf(setting)));

    private static IEnumerable<string> Told(string page) => Row().Matches(page)
        .Select(match => match.Groups[1].Value.Split(':').Last(part => !part.StartsWith('<') && part != "0"));

    private static IEnumerable<string> SectionsOf(string page) => Row().Matches(page).Select(match => match.Groups[1].Value.Split(':')[0]);

    private static string LastOf(string setting) => setting.Split(':')[^1];

    private static IEnumerable<string> Read(IEnumerable<(string Path, string Text)> files) => files
        .Where(file => file.Text.Contains("IConfiguration", StringComparison.Ordinal))
        .SelectMany(file => Reading().Matches(file.Text))
        .Select(match => match.Groups.Values.Skip(1).First(group => group.Success).Value)
        .Append("ConnectionStrings:Volt")
        .Append("ConnectionStrings")
        .Where(setting => !setting.StartsWith("ConnectionStrings", StringComparison.Ordinal) || files.Any(file => file.Path.EndsWith("Databases.cs", StringComparison.Ordinal)))
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

    [GeneratedRegex("""
        GetSection\("(\w+)"\)|GetSection\(nameof\((\w+)\)\)|Setting = "([\w:]+)"|\w\["([A-Z]\w+)"\]|section\[nameof\((\w+)\)\]|section, nameof\((\w+)\)|section, "(\w+)"
        """)]
    private static partial Regex Reading();
}
