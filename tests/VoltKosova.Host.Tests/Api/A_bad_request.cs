using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Shouldly;
using Xunit;

namespace VoltKosova.Host.Tests.Api;

/// <summary>Made from the description for every operation there is, so that a new one is covered on the day it appears.</summary>
[Collection(ApiHost.OneByOne)]
public sealed class A_bad_request(ApiHost host)
{
    private static readonly string[] _languages = ["sq", "sr", "en"];

    // Written by the host when it has time for it, whoever asks what: attempts at what other tests left due, views that are full now.
    private static readonly string[] _byTheHost = ["mt_doc_webhook_attempt", "mt_doc_webhook_health", "mt_doc_full_view"];

    [Fact]
    public async Task is_refused_with_a_problem_and_changes_nothing()
    {
        var operations = Description.Operations(await Description.Read(host.Public));
        operations.Count.ShouldBeGreaterThan(60);
        var before = await Rows();
        var (wrong, codes, asked) = (new ConcurrentBag<string>(), new ConcurrentDictionary<string, byte>(), 0);

        await Parallel.ForEachAsync(operations, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (operation, _) =>
        {
            foreach (var (client, requests) in Asked(operation))
            {
                foreach (var request in requests)
                {
                    Interlocked.Increment(ref asked);
                    if (await WhatIsWrong(client, request, codes) is { } complaint)
                        wrong.Add($"{operation}: {request.Why}: {complaint}");
                }
            }
        });

        wrong.Order(StringComparer.Ordinal).ShouldBeEmpty(string.Join('\n', wrong.Order(StringComparer.Ordinal)));
        asked.ShouldBeGreaterThan(1000);
        codes.Count.ShouldBeGreaterThan(15);
        (await Rows()).ShouldBe(before);
    }

    private (HttpClient Client, IEnumerable<BadRequest> Requests)[] Asked(Operation operation)
    {
        var requests = new BadRequests(operation);
        return [(operation.IsForEverybody ? host.Public : host.Everybody, requests.All()), (host.Public, requests.Unsigned())];
    }

    private static async Task<string?> WhatIsWrong(HttpClient client, BadRequest request, ConcurrentDictionary<string, byte> codes)
    {
        using var message = request.Message;
        var copies = await Task.WhenAll(_languages.Select(language => Copy(message, language)));
        var (complaint, code, detail) = await Problem(client, copies[0], request.Expected);
        if (complaint is not null || code is null || !codes.TryAdd(code, 0))
            return complaint;

        // The first time that a code is seen, it is read in the other languages too.
        var details = new HashSet<string?>
        {
            detail,
            (await Problem(client, copies[1], request.Expected)).Detail,
            (await Problem(client, copies[2], request.Expected)).Detail,
        };
        return details.Count == _languages.Length ? null : $"{code} is told in fewer than three languages: {string.Join(" | ", details)}";
    }

    private static async Task<(string? Complaint, string? Code, string? Detail)> Problem(
        HttpClient client, HttpRequestMessage message, System.Net.HttpStatusCode[] expected)
    {
        using var response = await client.SendAsync(message);
        var text = await response.Content.ReadAsStringAsync();
        var status = (int)response.StatusCode;
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return ($"{status} is no problem but {response.Content.Headers.ContentType} {text}", null, null);
        var body = JsonNode.Parse(text)!.AsObject();
        var (code, detail) = (body["code"]?.GetValue<string>(), body["detail"]?.GetValue<string>());
        var complaint =
            !expected.Contains(response.StatusCode) ? $"{status} {code} instead of {string.Join(" or ", expected.Select(one => (int)one))}"
            : body["status"]?.GetValue<int>() != status ? $"{status} says {body["status"]}"
            : string.IsNullOrWhiteSpace(code) || string.IsNullOrWhiteSpace(detail) ? $"{status} has no code or no detail"
            : string.IsNullOrWhiteSpace(body["trace_id"]?.GetValue<string>()) ? $"{status} has no trace_id"
            : text.Contains("   at ", StringComparison.Ordinal) ? $"{status} shows a stack trace"
            : null;
        return (complaint, code, detail);
    }

    private static async Task<HttpRequestMessage> Copy(HttpRequestMessage message, string language)
    {
        var copy = new HttpRequestMessage(message.Method, message.RequestUri);
        if (message.Content is { } content)
        {
            copy.Content = new ByteArrayContent(await content.ReadAsByteArrayAsync());
            copy.Content.Headers.ContentType = content.Headers.ContentType;
        }

        foreach (var header in message.Headers)
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        copy.Headers.AcceptLanguage.ParseAdd(language);
        return copy;
    }

    /// <summary>How many rows stand in every log and every view.</summary>
    private async Task<string> Rows()
    {
        await host.WhenQuiet();
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var find = source.CreateCommand(
            """
            SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
            WHERE tablename = 'mt_events'
                OR (tablename LIKE 'mt\_doc\_%' AND schemaname <> 'audit' AND NOT tablename = ANY ($1))
                OR (schemaname = 'access' AND tablename IN ('account', 'role_grant'))
            ORDER BY 1
            """);
        find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = _byTheHost });
        var counts = new JsonObject();
        await using var tables = await find.ExecuteReaderAsync();
        while (await tables.ReadAsync())
        {
            await using var count = source.CreateCommand($"SELECT count(*) FROM {tables.GetString(0)}");
            counts[tables.GetString(0)] = (long)(await count.ExecuteScalarAsync())!;
        }

        counts.Count.ShouldBeGreaterThan(20);
        return counts.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }
}
