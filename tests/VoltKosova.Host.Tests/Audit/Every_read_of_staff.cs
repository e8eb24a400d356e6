using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Host.Tests.Api;
using VoltKosova.Testing;
using VoltKosova.Web;
using Xunit;

namespace VoltKosova.Host.Tests.Audit;

/// <summary>Made from the endpoints, so that a new one is covered on the day it appears.</summary>
[Collection(ApiHost.OneByOne)]
public sealed class Every_read_of_staff(ApiHost host)
{
    [Fact]
    public async Task that_is_about_persons_stands_in_the_trail()
    {
        var (reader, account) = await host.Staff([.. Enum.GetValues<Role>().Select(role => new Grant(role, null))]);
        var paths = Description.Operations(await Description.Read(host.Public)).Where(one => one.Method == HttpMethod.Get)
            .ToDictionary(one => one.Json["operationId"]!.GetValue<string>(), one => one.PathOfNothing());
        var personal = Reads().Where(read => read.IsPersonal).ToList();
        personal.Count.ShouldBeGreaterThan(25);

        foreach (var read in personal)
        {
            using var answer = await reader.GetAsync(paths[read.Operation]);
            answer.StatusCode.ShouldBeOneOf([HttpStatusCode.OK, HttpStatusCode.NotFound], read.Operation);
        }

        var kept = (await host.Trail(account)).Select(entry => entry.Of("operation")).ToList();
        personal.Select(read => read.Operation).Except(kept).ShouldBeEmpty();
    }

    [Fact]
    public async Task that_is_not_kept_has_only_words_that_say_nothing_about_anybody()
    {
        var unkept = Reads().Where(read => !read.IsPersonal).Select(read => read.Operation).ToHashSet();
        unkept.ShouldNotBeEmpty();
        var words = Description.Operations(await Description.Read(host.Public))
            .Where(operation => unkept.Contains(operation.Json["operationId"]!.GetValue<string>()))
            .SelectMany(operation => Words(operation, operation.Json["responses"]!["200"]!["content"]?["application/json"]?["schema"], []))
            .Distinct().Order(StringComparer.Ordinal).ToList();

        // Whoever lets a word in here has thought about whether it says something about a person; if it does, it belongs to PersonalData.
        foreach (var word in (string[])["email", "given_name", "person_id", "phone"])
            words.ShouldNotContain(word);
        await Drift.Keeps("tests/VoltKosova.Host.Tests/Audit/words-about-nobody.txt", string.Join('\n', words) + "\n", "Host");
    }

    private List<Disclosure> Reads() =>
    [
        .. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.Select(Disclosure.Of).OfType<Disclosure>()
            .Where(disclosure => disclosure is { IsRead: true, Right: not null }),
    ];

    private static IEnumerable<string> Words(Operation operation, System.Text.Json.Nodes.JsonNode? schema, HashSet<string> seen)
    {
        if (schema is null || (schema["$ref"] is { } reference && !seen.Add(reference.GetValue<string>())))
            yield break;
        var opened = operation.Open(schema);
        foreach (var (name, property) in opened["properties"]?.AsObject() ?? [])
        {
            yield return name;
            foreach (var word in Words(operation, property, seen))
                yield return word;
        }

        foreach (var word in Words(operation, opened["items"], seen))
            yield return word;
    }
}
