using System.Text.RegularExpressions;
using Shouldly;
using VoltKosova.Testing;

namespace VoltKosova.Journeys.Tests;

/// <summary>The first administrator of an empty database, as the reader of a host's console becomes it.</summary>
internal static partial class Administrator
{
    private const string Password = "correct horse battery staple";

    /// <summary>Waits for the code on the console and sets up with it; of hosts that began at once the newest code counts.</summary>
    public static async Task SetUp(string email, params IReadOnlyList<HostProcess> hosts)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));

        // The console says where it listens before it says the code.
        while (!hosts.All(host => Code().IsMatch(host.Said)))
            await timer.WaitForNextTickAsync();
        using var nobody = new HttpClient();
        foreach (var host in hosts)
        {
            var who = new { code = Code().Match(host.Said).Value, email, password = Password, given_name = "Drita", family_name = "B" };
            if ((int)(await nobody.Post(new Uri(host.Address, "/api/v1/access/setup").ToString(), who)).Status is 200 or 201)
                return;
        }

        throw new InvalidOperationException($"No set-up code was good. {string.Join('\n', hosts.Select(host => host.Said))}");
    }

    /// <summary>A token for the administrator's requests, from any host over their database; null when it gave none.</summary>
    public static async Task<string?> Token(string email, HttpClient client, Uri host)
    {
        var signedIn = await client.Post(new Uri(host, "/api/v1/access/sign-in").ToString(), new { email, password = Password });
        return signedIn.Body["access_token"]?.GetValue<string>();
    }

    /// <summary>The administrator as a client of a host.</summary>
    public static async Task<HttpClient> SignedIn(string email, HostProcess host)
    {
        var client = new HttpClient { BaseAddress = host.Address };
        var token = await Token(email, client, host.Address);
        token.ShouldNotBeNull(host.Said);
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {token}");
        return client;
    }

    [GeneratedRegex("[A-Z0-9]{4}(-[A-Z0-9]{4}){7}")]
    private static partial Regex Code();
}
