using System.Net;
using VoltKosova.Kernel;
using VoltKosova.Testing;

namespace VoltKosova.Demo;

/// <summary>What every scene plays on: the host and how to speak to it, the clock, chance, and who has an account.</summary>
public sealed class Stage(DemoHost host, DemoClock clock, Chance chance)
{
    /// <summary>Where front-end teams sign in: everybody of the demo with an account has it.</summary>
    public const string Password = "lule-dielli-2026";

    /// <summary>The first account.</summary>
    public const string AdministratorEmail = "administrator@demo.example";

    public Chance Chance { get; } = chance;

    public DemoClock Clock { get; } = clock;

    public Mails Mails { get; } = new(host);

    /// <summary>Somebody without an account.</summary>
    public HttpClient Public { get; } = host.CreateClient();

    /// <summary>The administrator; there is one once the story has begun.</summary>
    public HttpClient Administrator { get; private set; } = host.CreateClient();

    /// <summary>The day of the story.</summary>
    public DateOnly Today => Seat.DayOf(Clock.GetUtcNow());

    /// <summary>Waits until every reaction has had its effect.</summary>
    public Task WhenQuiet() => host.WhenQuiet();

    /// <summary>Whether the administrator of the demo has an account here already.</summary>
    public async Task<bool> KnowsTheDemo() =>
        (await Public.Post("/api/v1/access/sign-in", new { email = AdministratorEmail, password = Password })).Status == HttpStatusCode.OK;

    /// <summary>The first administrator; false when somebody has an account already.</summary>
    public async Task<bool> SetUp()
    {
        // The host makes a code for its console at the same time, and the newer one counts.
        for (var patience = 5; ; patience--)
        {
            if (await host.SetupCode() is not { } code)
                return false;
            var setUp = new { code, email = AdministratorEmail, password = Password, given_name = "Drita", family_name = "Berisha" };
            var reply = await Public.Post("/api/v1/access/setup", setUp);
            if (reply.Status is HttpStatusCode.UnprocessableEntity && patience > 0)
                continue;
            reply.Good();
            Administrator = await SignedIn(AdministratorEmail);
            return true;
        }
    }

    /// <summary>Staff with a role in a chapter and all below it, under the address <c>role@demo.example</c> or another one.</summary>
    public async Task<HttpClient> Staff(string role, Guid chapter, string givenName, string familyName, string? address = null)
    {
        var email = $"{address ?? role.Replace('_', '.')}@demo.example";
        var grants = new[] { new { role, chapter_id = chapter } };
        var invite = new { email, language = "sq", grants, given_name = givenName, family_name = familyName };
        (await Administrator.Post("/api/v1/access/accounts", invite)).Good();
        await Accept((await Mails.Tokens("account_invitation", 20))[email]);
        return await SignedIn(email);
    }

    /// <summary>Whoever has a token: a service account its key, people what they got when they signed in.</summary>
    public HttpClient Holder(string token)
    {
        var client = host.CreateClient();
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {token}");
        return client;
    }

    /// <summary>The version of a thing, as somebody reads it who is about to act on it.</summary>
    public static async Task<long> VersionOf(HttpClient who, string path) => (await who.Get(path)).Good().Version!.Value;

    /// <summary>An act on the version of a thing; the version that it has then.</summary>
    public static async Task<long> Act(HttpClient who, string path, object? body, long version) =>
        (await who.Post(path, body, version)).Good().Version!.Value;

    /// <summary>The same for what is put in place of what was there.</summary>
    public static async Task<long> Replace(HttpClient who, string path, object body, long version) =>
        (await who.Put(path, body, version)).Good().Version!.Value;

    /// <summary>Takes an invitation.</summary>
    public async Task Accept(string token) =>
        (await Public.Post("/api/v1/access/invitations/acceptance", new { token, password = Password })).Good();

    /// <summary>Somebody with an account.</summary>
    public async Task<HttpClient> SignedIn(string email)
    {
        var signedIn = (await Public.Post("/api/v1/access/sign-in", new { email, password = Password })).Good();
        return Holder(signedIn.Body["access_token"]!.GetValue<string>());
    }
}

/// <summary>What the host may answer to a scene.</summary>
public static class Expecting
{
    /// <summary>The reply, which must be a success.</summary>
    /// <exception cref="InvalidOperationException">The host refused what the story takes for granted.</exception>
    public static Reply Good(this Reply reply) => (int)reply.Status is >= 200 and < 300
        ? reply
        : throw new InvalidOperationException(
            $"The host said {(int)reply.Status} {reply.Code} to {reply.Body["instance"]}: {reply.Body["errors"]?.ToJsonString()}");
}
