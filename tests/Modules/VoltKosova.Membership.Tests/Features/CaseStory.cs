using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Accounts;
using VoltKosova.Kernel;
using VoltKosova.Privacy;
using VoltKosova.Testing;

namespace VoltKosova.Membership.Tests.Features;

/// <summary>Somebody has complained about a member.</summary>
internal static class CaseStory
{
    public const string Complaints = "/api/v1/membership/complaints";
    public const string Cases = "/api/v1/membership/integrity-cases";
    public const string Mine = "/api/v1/membership/me/integrity-cases";

    /// <summary>Somebody of the body, with a mailbox.</summary>
    public static (HttpClient Client, Guid Account) OfTheBody(
        this MembershipHost host, Role role = Role.IntegrityCommission, Guid? person = null)
    {
        var account = new TestAccount(new Grant(role, null)) { PersonId = person };
        var address = new StaffAddress(EmailAddress.Parse($"judge-{account.AccountId:N}@example.org"), Language.En, "Era");
        host.Boards.Holders[account.AccountId] = (role, new StaffHolder(account.AccountId, person, address));
        return (host.As(account), account.AccountId);
    }

    /// <summary>Somebody complains.</summary>
    /// <returns>The code, and the case as a member of the body finds it.</returns>
    public static async Task<(string Code, Guid Case)> Complained(
        this MembershipHost host, Guid? member = null, string? email = null, HttpClient? who = null)
    {
        var filed = await (who ?? host.Public).Post(Complaints, new
        {
            Ground = "harassment",
            Text = "He shouts at volunteers.",
            Language = "en",
            About = "The treasurer",
            MemberId = member,
            Email = email,
        });
        filed.Status.ShouldBe(HttpStatusCode.Accepted, filed.Body.ToJsonString());
        var number = filed.Body["number"].Text();
        var ids = await host.Rows("SELECT id::text FROM membership.mt_doc_case WHERE data ->> 'number' = $1", number);
        return (filed.Body["return_code"].Text(), Guid.Parse(ids.Single()));
    }

    /// <summary>Does something to the case as it stands.</summary>
    public static async Task<Reply> Act(this HttpClient judge, Guid id, string what, object? body = null)
    {
        var version = (await judge.Get($"{Cases}/{id}")).Version ?? 1;
        return await judge.Post($"{Cases}/{id}/{what}", body, version);
    }

    /// <summary>The same, and it must work.</summary>
    public static async Task Do(this HttpClient judge, Guid id, string what, object? body = null)
    {
        var answer = await judge.Act(id, what, body);
        answer.Status.ShouldBe(HttpStatusCode.NoContent, $"{what} {answer.Body.ToJsonString()}");
    }

    /// <summary>A case is handled until the accused was heard.</summary>
    public static async Task Heard(this MembershipHost host, HttpClient judge, Guid account, Guid id)
    {
        await judge.Do(id, "acknowledgement");
        await judge.Do(id, "team", new { AccountId = account });
        await judge.Do(id, "hearing", new { HeldAt = host.Clock.GetUtcNow().AddDays(15), Notice = "In the office" });
        host.Clock.Advance(TimeSpan.FromDays(16));
    }

    public static JsonArray Items(this Reply page) => page.Body["items"]!.AsArray();
}
