using System.Globalization;
using VoltKosova.Demo.Cast;
using VoltKosova.Testing;

namespace VoltKosova.Demo.Scenes;

/// <summary>
/// Websites hear what happens, each through a service account of its own: one has a bad week, one says that it wants nothing more. With
/// Volt in Germany the movement exchanges members. Their servers are there while the story is played, and nobody is sent to afterwards.
/// </summary>
public sealed class TellingOthers(Stage stage, FoundingOfChapters chapters, FindingPartners partners, ComingOfMembers members)
    : IScene, IAsyncDisposable
{
    private const string Germany = "Volt Deutschland";
    private const string Webhooks = "/api/v1/webhooks";

    private readonly List<string> _endpoints = [];
    private Receiver? _website;
    private Receiver? _bulletin;
    private VoltAbroad? _abroad;
    private Member? _leaving;

    /// <inheritdoc />
    public async Task Begin() => (_website, _bulletin) =
        (await Receiver.Start(stage.Clock, Node.IsThere), await Receiver.Start(stage.Clock, Node.IsThere));

    /// <inheritdoc />
    public async Task Day(int day)
    {
        if (_abroad is not null)
            await _abroad.Day(stage.Today);
        await (day switch
        {
            3 => Register("Faqja e internetit", _website!, batch: false,
                "chapters.chapter-founded.v1", "campaigns.campaign-started.v1", "campaigns.petition-opened.v1"),
            30 => Register("Buletini mujor", _bulletin!, batch: true, "membership.member-admitted.v1", "membership.membership-ended.v1"),
            160 => Befriend(),
            300 => _abroad!.Offers(stage.Today.AddYears(-2)),
            350 => Answers(_website!, 503),
            353 => Answers(_website!, 204),
            480 => Answers(_bulletin!, 410),
            500 => Ask(),
            515 => Offer(),
            530 => Withdraw(),
            546 => Offer(),
            _ => Task.CompletedTask,
        });
        await WhenTold();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var server in (IAsyncDisposable?[])[_website, _bulletin, _abroad])
            await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private static Task Answers(Receiver receiver, int status)
    {
        receiver.AnswerWith(status);
        return Task.CompletedTask;
    }

    private async Task Register(string name, Receiver receiver, bool batch, params string[] types)
    {
        var made = await stage.Administrator.Post(
            "/api/v1/access/service-accounts", new { chapter_id = chapters.Movement, name, rights = new[] { "webhooks.manage" } });
        var machine = stage.Holder(made.Good().Body["key"]!.GetValue<string>());
        var endpoint = new { url = receiver.Url, event_types = types, chapter_id = chapters.Movement, description = name, batch };
        _endpoints.Add((await machine.Post($"{Webhooks}/endpoints", endpoint)).Good().Location!);
    }

    private async Task Befriend()
    {
        var partner = partners.Named(Germany);
        _abroad = await VoltAbroad.Open(stage, partner);
        var peer = new { partner_id = partner, url = _abroad.Url, key = VoltAbroad.Key };
        _endpoints.Add((await stage.Administrator.Post($"{Webhooks}/peers", peer)).Good().Location!);
    }

    private async Task Ask() => (await stage.Administrator.Post(
        "/api/v1/membership/checks", new { peer_id = _abroad!.Partner, email = members.Members[0].Person.Email })).Good();

    /// <summary>Whoever came last and has nothing to do here yet moves away.</summary>
    private async Task Offer()
    {
        _leaving = members.Members.Last(member => !member.Person.WantsToHelp);
        members.Members.Remove(_leaving);
        (await stage.Administrator.Post($"/api/v1/membership/members/{_leaving.Id}/transfers", new { peer_id = _abroad!.Partner })).Good();
    }

    private async Task Withdraw() => (await stage.Administrator.Post(
        $"/api/v1/membership/members/{_leaving!.Id}/sharing-withdrawals", new { peer_id = _abroad!.Partner })).Good();

    /// <summary>Until everything that is due has been tried, so that it is tried on the day on which it happens.</summary>
    public async Task WhenTold()
    {
        await stage.WhenQuiet();
        var due = Uri.EscapeDataString(stage.Clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        foreach (var endpoint in _endpoints)
        {
            var path = $"{endpoint}/deliveries?filter[state][eq]=pending&filter[due_at][lte]={due}&limit=1";
            while ((await stage.Administrator.Get(path)).Good().Body["items"]!.AsArray().Count > 0)
                await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }
}
