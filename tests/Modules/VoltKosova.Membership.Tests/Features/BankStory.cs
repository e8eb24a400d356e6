using System.Text;
using System.Text.Json.Nodes;
using VoltKosova.Access;
using VoltKosova.Jobs;
using VoltKosova.Membership.Jobs;
using VoltKosova.Testing;

namespace VoltKosova.Membership.Tests.Features;

/// <summary>A chapter's treasurer hands in what the bank has sent, and the job books it.</summary>
internal sealed record BankStory(MembershipHost Host, Guid Chapter, HttpClient Treasurer)
{
    public const string Payments = "/api/v1/membership/payments";

    public static BankStory Of(MembershipHost host)
    {
        var chapter = Guid.NewGuid();
        return new BankStory(host, chapter, host.As(new Grant(Role.Treasurer, chapter)));
    }

    /// <summary>The file as it stands once it was booked.</summary>
    public async Task<JsonObject> Import(string file, string type = "application/xml")
    {
        using var content = new StringContent(file, Encoding.UTF8, type);
        var handedIn = await Treasurer.Send(HttpMethod.Post, $"/api/v1/membership/bank-files?chapter_id={Chapter}", content);
        await Host.Run<BookBankFiles, NoParameters>(new NoParameters());
        return (await Treasurer.Get(handedIn.Location!)).Body;
    }

    /// <summary>The sums of the chapter's payments in a state.</summary>
    public async Task<IReadOnlyList<string>> Sums(string state) =>
    [
        .. (await Treasurer.Get($"{Payments}?filter[state][eq]={state}")).Body["items"]!.AsArray()
            .Select(one => one!["amount"]!["amount"].Text()).Order(StringComparer.Ordinal),
    ];
}
