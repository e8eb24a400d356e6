using System.Net;
using System.Text.Json;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using VoltKosova.Web;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

/// <summary>There is a party, and people join it.</summary>
internal static class PartyStory
{
    public static async Task Found(MembershipHost host) => (await host.As(new Grant(Role.Administrator, null)).Post(
        "/api/v1/policy/settings/membership.legalEntities/changes",
        new { Value = "ngo,party", ValidFrom = "2026-03-01", Source = "Registration of 27 February 2026", Reason = "The party exists" },
        1)).Status.ShouldBe(HttpStatusCode.NoContent);

    /// <returns>The membership.</returns>
    public static async Task<Guid> Joins(MembershipHost host, string email, string municipality, HttpClient officer)
    {
        (await Apply(host, email, municipality)).Status.ShouldBe(HttpStatusCode.Accepted);
        await host.WhenQuiet();
        var application = (await host.Rows(
            "SELECT id::text FROM membership.mt_doc_application WHERE data ->> 'email' = $1 AND data ->> 'state' = 'unconfirmed'",
            email)).Select(Guid.Parse).Single();
        (await host.Public.Post(host.LinkOf(application))).Status.ShouldBe(HttpStatusCode.OK);
        return (await officer.Post($"{Applications}/{application}/admission", null, 3)).Id("member_id");
    }

    public static Task<Reply> Apply(MembershipHost host, string email, string municipality)
    {
        var form = JsonSerializer.SerializeToNode(Form(email, municipality), ApiJson.Options)!.AsObject();
        form["legal_entity"] = "party";
        return host.Public.Post(Applications, form.ToJsonString());
    }

    /// <summary>Its members pay 20.00 EUR for a year.</summary>
    public static async Task AsksForDues(MembershipHost host) => (await host.As(new Grant(Role.Treasurer, null)).Post(
        "/api/v1/membership/dues-plans",
        new
        {
            LegalEntity = "party",
            Kind = "member",
            Amount = new { Amount = "20.00", Currency = "EUR" },
            Period = "year",
            ValidFrom = "2026-01-01",
            DueDays = 30,
            Source = "Resolution 1 of the party",
        })).Status.ShouldBe(HttpStatusCode.Created);
}
