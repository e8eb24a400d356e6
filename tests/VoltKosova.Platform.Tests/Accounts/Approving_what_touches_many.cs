using System.Net;
using System.Net.Http.Json;
using Shouldly;
using VoltKosova.Access;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts;

/// <summary>From 2030 on the host lets nobody take out more than three persons alone.</summary>
public sealed class Approving_what_touches_many : IAsyncLifetime
{
    private const string Approvals = "/api/v1/access/approvals";
    private const string File = "/api/v1/access/grants?format=csv";
    private static readonly DateTimeOffset _strict = new(2030, 1, 1, 6, 0, 0, TimeSpan.Zero);

    private readonly AccountsHost _host = new();
    private HttpClient _first = null!;
    private HttpClient _second = null!;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        for (var many = 0; many < 4; many++)
            await _host.Somebody(new Grant(Role.Treasurer, AccountsHost.Prizren));
        _first = await _host.SignedIn(Role.Administrator);
        (await Take(_first)).ShouldBe("200", "in 2026 the limit is higher");
        _host.Clock.Advance(_strict - _host.Clock.GetUtcNow());
        (_first, _second) = (await _host.SignedIn(Role.Administrator), await _host.SignedIn(Role.Administrator));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task takes_a_second_person_and_is_good_once()
    {
        (await Take(_first)).ShouldBe("403 approval-required");
        (await _first.GetAsync("/api/v1/access/grants").Code()).ShouldBe("200");
        var approval = await Asked(_first);
        (await Take(_first)).ShouldBe("403 approval-required", "nobody has approved it");

        (await Approve(_first, approval)).ShouldBe("403 own-approval");
        (await Approve(_second, approval, "ok")).ShouldBe("422 invalid-request #/reason reason-not-valid");
        (await Approve(_second, approval)).ShouldBe("204");
        (await Approve(_second, approval)).ShouldBe("409 approval-has-ended");

        (await Take(_second)).ShouldBe("403 approval-required", "it was given to the other one");
        using var file = await _first.GetAsync(File);
        (file.StatusCode, (await file.Content.ReadAsStringAsync()).Split("\r\n").Length).ShouldBe((HttpStatusCode.OK, 9));
        (await Take(_first)).ShouldBe("403 approval-required", "it is used up");
        (await State(approval)).ShouldBe("used");
    }

    [Fact]
    public async Task lets_one_of_two_through_that_come_at_once()
    {
        await Approve(_second, await Asked(_first));

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Take(_first)));

        answers.Count(code => code == "200").ShouldBe(1);
        answers.Count(code => code == "403 approval-required").ShouldBe(5);
    }

    [Fact]
    public async Task covers_no_more_persons_than_were_told_and_no_other_act()
    {
        await Approve(_second, await Asked(_first, persons: 4));
        (await Take(_first)).ShouldBe("403 approval-required");
        (await Ask(_first, subject: "ListSecrets")).ShouldBe("422 mass-act-unknown");
        (await Ask(_first, act: "erase")).ShouldBe("422 mass-act-unknown");
        (await Ask(await _host.SignedIn(Role.Treasurer))).ShouldBe("403 outside-own-scope");
    }

    [Fact]
    public async Task can_be_refused_and_taken_back_by_either()
    {
        var refused = await Asked(_first);
        (await _second.PostAsJsonAsync($"{Approvals}/{refused}/refusal", new { reason = "Not before the assembly" }).Code())
            .ShouldBe("204");
        (await Approve(_second, refused)).ShouldBe("409 approval-has-ended");
        foreach (var who in (HttpClient[])[_first, _second])
        {
            var approval = await Asked(_first);
            await Approve(_second, approval);
            (await who.PostAsync($"{Approvals}/{approval}/revocation", null).Code()).ShouldBe("204");
            (await State(approval)).ShouldBe("revoked");
        }

        (await Take(_first)).ShouldBe("403 approval-required");
    }

    [Fact]
    public async Task is_over_after_a_day()
    {
        var (waiting, given) = (await Asked(_first), await Asked(_first));
        await Approve(_second, given);
        _host.Clock.Advance(TimeSpan.FromHours(24));
        (_first, _second) = (await Again(_first), await _host.SignedIn(Role.Administrator));

        (await Approve(_second, waiting)).ShouldBe("409 approval-has-ended");
        (await Take(_first)).ShouldBe("403 approval-required");
        (await State(given)).ShouldBe("expired");
    }

    [Fact]
    public async Task is_for_those_who_have_the_right_wherever_the_first_one_has_it()
    {
        var prizren = await _host.SignedIn(Role.Administrator, AccountsHost.Prizren);
        var colleague = await _host.SignedIn(Role.Administrator, AccountsHost.Prizren);
        var kosova = await _host.SignedIn(Role.Administrator, AccountsHost.Kosova);
        var prishtina = await _host.SignedIn(Role.Administrator, AccountsHost.Prishtina);
        (await Take(prizren)).ShouldBe("403 approval-required");

        (await Approve(colleague, await Asked(_first))).ShouldBe("404 approval-not-found", "the whole movement is not theirs");
        (await Approve(colleague, await Asked(kosova))).ShouldBe("403 outside-own-scope");
        (await Approve(prishtina, await Asked(prizren))).ShouldBe("404 approval-not-found");
        (await Approve(kosova, await Asked(prizren))).ShouldBe("204");
        (await Take(prizren)).ShouldBe("200");
        (await Approve(colleague, await Asked(prizren))).ShouldBe("204");
        (await Take(prizren)).ShouldBe("200");
    }

    [Fact]
    public async Task wants_the_second_person_to_be_there()
    {
        var approval = await Asked(_first);
        var (_, email) = await _host.Somebody(new Grant(Role.Administrator, null));
        var (_, tokens) = await _host.SignIn(email);
        _host.Clock.Advance(TimeSpan.FromMinutes(15));
        var (_, fresh) = await _host.Client()
            .PostAsJsonAsync("/api/v1/access/refresh", new { refresh_token = (string)tokens["refresh_token"]! }).Read();

        (await Approve(_host.Client((string)fresh["access_token"]!), approval)).ShouldBe("403 step-up-required");
    }

    private static Task<string> Ask(HttpClient client, string act = "export", string subject = "ListGrants") =>
        client.PostAsJsonAsync(Approvals, new { act, subject, persons = 20, reason = "For the assembly of the year" }).Code();

    private static async Task<Guid> Asked(HttpClient client, int persons = 20)
    {
        var body = new { act = "export", subject = "ListGrants", persons, reason = "For the assembly of the year" };
        var (status, made) = await client.PostAsJsonAsync(Approvals, body).Read();
        status.ShouldBe(HttpStatusCode.Created, made.ToJsonString());
        return made["approval_id"]!.GetValue<Guid>();
    }

    private static async Task<string> Take(HttpClient client)
    {
        var file = await client.GetAsync(File);
        return file.StatusCode == HttpStatusCode.OK ? "200" : await Task.FromResult(file).Code();
    }

    private static Task<string> Approve(HttpClient client, Guid approval, string reason = "The board wants it") =>
        client.PostAsJsonAsync($"{Approvals}/{approval}/approval", new { reason }).Code();

    private async Task<string> State(Guid approval) =>
        (await _first.GetAsync($"{Approvals}/{approval}").Read()).Body["state"]!.GetValue<string>();

    private async Task<HttpClient> Again(HttpClient client)
    {
        var account = (await _host.Sql<Guid>("SELECT requested_by FROM approval LIMIT 1"));
        var email = await _host.Sql<string>($"SELECT email FROM account WHERE id = '{account}'");
        client.Dispose();
        return _host.Client((string)(await _host.SignIn(email!)).Body["access_token"]!);
    }
}
