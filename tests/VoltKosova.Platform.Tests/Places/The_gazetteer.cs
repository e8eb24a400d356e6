using Shouldly;
using VoltKosova.Kernel;
using VoltKosova.Places;
using Xunit;

namespace VoltKosova.Platform.Tests.Places;

public sealed class The_gazetteer
{
    private static readonly string[] _europeanUnion =
    [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL",
        "PT", "RO", "SE", "SI", "SK",
    ];

    [Fact]
    public void knows_the_38_municipalities_by_code_without_a_gap() =>
        Gazetteer.Municipalities.Select(one => one.Code).ShouldBe(Enumerable.Range(1, 38).Select(number => $"{number:00}"));

    [Fact]
    public void gives_every_municipality_a_slug_of_its_own()
    {
        Gazetteer.Municipalities.Select(one => one.Slug).ShouldBeUnique();
        foreach (var municipality in Gazetteer.Municipalities)
            municipality.Slug.ShouldMatch("^[a-z]+(-[a-z]+)*$");
    }

    [Fact]
    public void follows_the_election_commissions_order_where_two_numberings_differ() =>
        Gazetteer.Municipalities.Where(one => one.Code is "31" or "33" or "34" or "35" or "36" or "37").Select(one => one.Slug)
            .ShouldBe(["junik", "hani-i-elezit", "gracanice", "ranillug", "partesh", "kllokot"]);

    [Fact]
    public void divides_all_municipalities_among_the_seven_districts()
    {
        Gazetteer.Districts.Select(one => one.Code).ShouldBe(["01", "02", "03", "04", "05", "06", "07"]);
        Gazetteer.Districts.Select(one => Gazetteer.Municipalities.Count(municipality => municipality.District == one.Code))
            .ShouldBe([8, 7, 3, 5, 5, 6, 4]);
    }

    [Fact]
    public void names_every_place_in_every_language_and_no_two_alike()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            foreach (var names in (IEnumerable<string>[])
                     [
                         Gazetteer.Municipalities.Select(one => one.Name.In(language)),
                         Gazetteer.Districts.Select(one => one.Name.In(language)),
                         Gazetteer.Countries.Select(one => one.Name.In(language)),
                     ])
            {
                names.ShouldAllBe(name => name.Trim() == name && name.Length > 2);
                names.Select(FoldedName.Of).ShouldBeUnique();
            }
        }
    }

    [Fact]
    public void writes_serbian_in_latin_letters() =>
        Gazetteer.Municipalities.Select(one => one.Name.Sr).Concat(Gazetteer.Countries.Select(one => one.Name.Sr))
            .ShouldAllBe(name => name.All(letter => letter < 'Ѐ'));

    [Fact]
    public void shows_names_by_the_readers_language()
    {
        var peja = Gazetteer.Municipality("peje")!;
        (peja.Name.In(Language.Sq), peja.Name.In(Language.Sr), peja.Name.In(Language.En)).ShouldBe(("Pejë", "Peć", "Peja"));
    }

    [Fact]
    public void finds_a_place_by_its_name_or_alias_in_one_way_only()
    {
        var ways = Gazetteer.Municipalities.SelectMany(
            one => ((string[])[one.Name.Sq, one.Name.Sr, one.Name.En, .. one.Aliases]).Select(FoldedName.Of).Distinct(),
            (one, name) => (name, one.Slug));

        ways.GroupBy(way => way.name, way => way.Slug).Where(way => way.Count() > 1).ShouldBeEmpty();
    }

    [Fact]
    public void knows_the_countries_of_the_european_union() =>
        Gazetteer.Countries.Where(one => one.EuMember).Select(one => one.Code).ShouldBe(_europeanUnion);

    [Fact]
    public void knows_countries_by_code_with_their_calling_code()
    {
        Gazetteer.Countries.Select(one => one.Code).ShouldBeUnique();
        foreach (var country in Gazetteer.Countries)
        {
            country.Code.ShouldMatch("^[A-Z]{2}$");
            country.CallingCode.ShouldMatch(@"^\+[1-9][0-9]{0,3}$");
        }

        Gazetteer.Country("XK")!.CallingCode.ShouldBe("+383");
        Gazetteer.Country("DE")!.Name.Sq.ShouldBe("Gjermani");
    }

    [Fact]
    public void knows_nothing_else()
    {
        Gazetteer.Municipality("tirane").ShouldBeNull();
        Gazetteer.Municipality("Prishtinë").ShouldBeNull();
        Gazetteer.Country("de").ShouldBeNull();
        Gazetteer.District("08").ShouldBeNull();
    }
}
