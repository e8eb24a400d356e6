using Shouldly;
using VoltKosova.Access;
using VoltKosova.Membership.Jobs;
using VoltKosova.Testing;

namespace VoltKosova.Membership.Tests.Features;

/// <summary>NGO and party have an account each.</summary>
public sealed class TwoRegistersHost : MembershipHost
{
    public const string NgoIban = "DE89370400440532013000";
    public const string PartyIban = "AL47212110090000000235698741";

    private Task? _founded;

    public Task Founded() => _founded ??= PartyStory.Found(this);

    protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        .. base.Settings, new("Membership:PartyDuesHolder", "Partia Testi"), new("Membership:PartyDuesIban", PartyIban),
    ];
}

/// <summary>Somebody is in both registers, and owes the NGO 12.50 EUR and the party 20.00 EUR for a year.</summary>
internal sealed record TwoDues(Guid Chapter, HttpClient Treasurer, HttpClient Member, TwoDues.Owed Ngo, TwoDues.Owed Party)
{
    public static async Task<TwoDues> Of(TwoRegistersHost host, string email, string municipality)
    {
        await host.Founded();
        var chapter = host.ChapterIn(municipality);
        var treasurer = host.As(new Grant(Role.Treasurer, chapter));
        var (_, _, person) = await DuesStory.Owed(host, email, municipality, chapter);
        await PartyStory.Joins(host, email, municipality, host.OfficerOf(chapter));
        await PartyStory.AsksForDues(host);
        await host.Run<ChargeDues, ChargeDues.Parameters>(new());
        return new TwoDues(
            chapter, treasurer, host.As(new TestAccount() { PersonId = person }), await Find("ngo"), await Find("party"));

        async Task<Owed> Find(string entity)
        {
            var charge = (await treasurer.Get($"/api/v1/membership/charges?filter[legal_entity][eq]={entity}"))
                .Body["items"]!.AsArray().ShouldHaveSingleItem()!;
            return new Owed(
                charge["member_id"]!.GetValue<Guid>(), charge["id"]!.GetValue<Guid>(), charge["reference"].Text(),
                charge["amount"]!["amount"].Text());
        }
    }

    /// <summary>What a membership owes.</summary>
    internal sealed record Owed(Guid Member, Guid Charge, string Reference, string Amount);
}
