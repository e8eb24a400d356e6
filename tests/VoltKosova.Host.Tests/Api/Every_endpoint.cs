using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace VoltKosova.Host.Tests.Api;

public sealed class Every_endpoint(ApiHost host)
{
    // Who adds a line here has thought about what the whole world may ask, and how often.
    private static readonly string[] _forEverybody =
    [
        "GET /api/v1/campaigns/public",
        "GET /api/v1/campaigns/public/petitions",
        "GET /api/v1/campaigns/public/petitions/{id:guid}",
        "GET /api/v1/campaigns/public/signatures",
        "GET /api/v1/campaigns/public/{id:guid}",
        "GET /api/v1/campaigns/signature-confirmations/{token}",
        "GET /api/v1/campaigns/signature-withdrawals/{token}",
        "GET /api/v1/chapters/chapters",
        "GET /api/v1/chapters/chapters/{id:guid}",
        "GET /api/v1/chapters/chapters/{id:guid}/mandates",
        "GET /api/v1/chapters/posts",
        "GET /api/v1/chapters/posts/{id:guid}",
        "GET /api/v1/chapters/vacancies",
        "GET /api/v1/membership/cards/{token}",
        "GET /api/v1/membership/confirmations/{token}",
        "GET /api/v1/membership/discrimination-grounds",
        "GET /api/v1/membership/dues-plans",
        "GET /api/v1/membership/dues-plans/{id:guid}",
        "GET /api/v1/partnerships/directory",
        "GET /api/v1/places/countries",
        "GET /api/v1/places/municipalities",
        "GET /api/v1/policy/settings",
        "GET /api/v1/volunteering/public/opportunities",
        "GET /api/v1/volunteering/public/opportunities/{id:guid}",
        "GET /api/v1/volunteering/skills",
        "GET /api/v1/webhooks/event-types",
        "GET /api/v1/webhooks/event-types/{name}/schema",
        "POST /api/v1/access/email-changes/confirmation",
        "POST /api/v1/access/email-changes/objection",
        "POST /api/v1/access/invitations/acceptance",
        "POST /api/v1/access/password-resets",
        "POST /api/v1/access/password-resets/completion",
        "POST /api/v1/access/refresh",
        "POST /api/v1/access/setup",
        "POST /api/v1/access/sign-in",
        "POST /api/v1/access/sign-in/passkey",
        "POST /api/v1/access/sign-in/passkey/options",
        "POST /api/v1/campaigns/signature-confirmations/{token}",
        "POST /api/v1/campaigns/signature-withdrawals/{token}",
        "POST /api/v1/campaigns/signature-withdrawals/{token}/news",
        "POST /api/v1/campaigns/signatures",
        "POST /api/v1/membership/applications",
        "POST /api/v1/membership/applications/confirmation-mails",
        "POST /api/v1/membership/complaints",
        "POST /api/v1/membership/complaints/appeal",
        "POST /api/v1/membership/complaints/messages",
        "POST /api/v1/membership/complaints/reading",
        "POST /api/v1/membership/confirmations/{token}",
        "POST /api/v1/membership/confirmations/{token}/appeal",
        "POST /api/v1/membership/confirmations/{token}/withdrawal",
        "POST /api/v1/webhooks/peers/{id:guid}/events",
    ];

    [Fact]
    public void has_a_name_a_tag_a_summary_and_a_success()
    {
        foreach (var endpoint in Api())
        {
            var shown = Shown(endpoint);
            endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName.ShouldMatch("^[A-Z][A-Za-z]+$", shown);
            endpoint.Metadata.GetMetadata<IEndpointNameMetadata>().ShouldNotBeNull(shown);
            endpoint.Metadata.GetMetadata<ITagsMetadata>()?.Tags.Count.ShouldBe(1, shown);
            endpoint.Metadata.GetMetadata<ITagsMetadata>().ShouldNotBeNull(shown);
            endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary.ShouldNotBeNullOrWhiteSpace(shown);
            endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>().ShouldNotBeNull(shown);
        }
    }

    [Fact]
    public async Task tells_its_answers_and_its_problems()
    {
        var operations = Description.Operations(await Description.Read(host.Public));

        operations.Count.ShouldBe(Api().Count);
        foreach (var operation in operations)
        {
            var responses = operation.Json["responses"]!.AsObject().Select(response => response.Key).ToList();
            responses.ShouldContain(status => status[0] == '2', operation.ToString());
            responses.ShouldContain("400", operation.ToString());
            responses.ShouldContain("429", operation.ToString());
            if (operation.IsForEverybody)
                responses.ShouldNotContain("401", operation.ToString());
            else
                responses.ShouldContain("401", operation.ToString());
        }
    }

    [Fact]
    public async Task is_for_nobody_who_is_not_signed_in_unless_it_stands_in_the_list()
    {
        var options = host.Services.GetRequiredService<IOptions<AuthorizationOptions>>().Value;
        options.FallbackPolicy.ShouldNotBeNull().Requirements.ShouldNotBeEmpty();

        Api().Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Shown).Order(StringComparer.Ordinal)
            .ToList()
            .ShouldBe(_forEverybody);
        Description.Operations(await Description.Read(host.Public)).Count(operation => operation.IsForEverybody)
            .ShouldBe(_forEverybody.Length);
    }

    private List<RouteEndpoint> Api()
    {
        var endpoints = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal))
            .ToList();
        endpoints.Count.ShouldBeGreaterThan(60);
        return endpoints;
    }

    private static string Shown(RouteEndpoint endpoint) =>
        $"{endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Single()} /{endpoint.RoutePattern.RawText!.Trim('/')}";
}
