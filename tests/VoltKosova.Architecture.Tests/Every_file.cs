using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace VoltKosova.Architecture.Tests;

public sealed partial class Every_file
{
    private const int Longest = 140;

    [Fact]
    public void and_every_type_has_a_name_that_says_what_it_does()
    {
        var files = Product.Files("*.cs", "src", "tests");
        files.Count.ShouldBeGreaterThan(300);

        Nameless(files).ShouldBeEmpty();
    }

    [Fact]
    public void is_seen_to_have_a_name_that_says_nothing() => Nameless(
    [
        ("src/Hive/BeeManager.cs", "internal sealed class BeeManager;"),
        ("src/Hive/Common/Wax.cs", "public static class WaxUtils\n{\n    private sealed record Servicing;\n}"),
        ("src/Hive/Honey.cs", "internal sealed class HoneyServiced; // a Helper of bees"),
    ]).ShouldBe(["src/Hive/BeeManager.cs is named BeeManager", "src/Hive/BeeManager.cs has BeeManager",
    "src/Hive/Common/Wax.cs is named Common", "src/Hive/Common/Wax.cs has WaxUtils"]);

    [Fact]
    public void fits_a_line_into_a_window() => TooLong(Product.Files("*.cs", "src", "tests")).ShouldBeEmpty();

    [Fact]
    public void is_seen_to_have_a_line_that_is_too_long() =>
        TooLong([("a.cs", $"short\n{new string('ë', Longest)}\n{new string('x', Longest + 1)}\r\n")])
            .ShouldBe(["a.cs:3 has 141 characters"]);

    private static IEnumerable<string> Nameless(IEnumerable<(string Path, string Text)> files) => files.SelectMany(file =>
        Path.ChangeExtension(file.Path, null).Split('/').Where(part => SaysNothing().IsMatch(part))
            .Select(part => $"{file.Path} is named {part}")
            .Concat(Declared().Matches(file.Text).Select(match => match.Groups[1].Value).Where(
                name => SaysNothing().IsMatch(name)).Select(name => $"{file.Path} has {name}")));

    private static IEnumerable<string> TooLong(IEnumerable<(string Path, string Text)> files) =>
        from file in files
        from line in file.Text.Split('\n').Select((text, index) => (Text: text.TrimEnd('\r'), Number: index + 1))
        where line.Text.Length > Longest
        select $"{file.Path}:{line.Number} has {line.Text.Length} characters";

    // Whole words only: HealthService says nothing, ServiceAccount is something.
    [GeneratedRegex(@"(?:^|[a-z._])(?:Common|Core|Utils?|Utilities|Helpers?|Manager|Service|Impl)$")]
    private static partial Regex SaysNothing();

    [GeneratedRegex(@"^[^/""\n]*?\b(?:class|record|struct|interface|enum)\s+(?:struct\s+|class\s+)?(\w+)", RegexOptions.Multiline)]
    private static partial Regex Declared();
}
