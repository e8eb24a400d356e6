using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Shouldly;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Journeys.Tests;

/// <summary>SIGTERM, as a deployment sends it.</summary>
public sealed class A_host_that_is_asked_to_end : IAsyncLifetime
{
    private static readonly TimeSpan _few = TimeSpan.FromSeconds(60);

    private readonly TestDatabase _database = new();

    [Fact]
    public async Task answers_the_request_that_is_under_way_takes_no_other_and_ends()
    {
        await using var host = await HostProcess.Start(_database.ConnectionString);
        var body = JsonSerializer.SerializeToUtf8Bytes(Applicants.FormOf("late@example.org"));
        using var line = new TcpClient();
        await line.ConnectAsync(host.Address.Host, host.Address.Port);
        await using var stream = line.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/v1/membership/applications HTTP/1.1\r\nHost: volt\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {body.Length}\r\nIdempotency-Key: late\r\nExpect: 100-continue\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        (await reader.ReadLineAsync()).ShouldBe("HTTP/1.1 100 Continue", "the host works on the request now");
        await stream.WriteAsync(body.AsMemory(0, 20));

        await host.Terminate();
        await UntilNobodyIsLetIn(host.Address);
        await stream.WriteAsync(body.AsMemory(20));

        await reader.ReadLineAsync();
        (await reader.ReadLineAsync()).ShouldBe("HTTP/1.1 202 Accepted");
        (await host.Exit(_few)).ShouldBe(0, host.Said);
        (await new Ledger(_database.ConnectionString).Rows("SELECT data ->> 'email' FROM membership.mt_doc_application"))
            .ShouldHaveSingleItem().ShouldBe(["late@example.org"]);
    }

    public async ValueTask InitializeAsync() => await _database.InitializeWhole();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static async Task UntilNobodyIsLetIn(Uri address)
    {
        using var patience = new CancellationTokenSource(_few);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await IsLetIn(address))
            await timer.WaitForNextTickAsync(patience.Token);
    }

    private static async Task<bool> IsLetIn(Uri address)
    {
        using var knock = new TcpClient();
        try
        {
            await knock.ConnectAsync(address.Host, address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
