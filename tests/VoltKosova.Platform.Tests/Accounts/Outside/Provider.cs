using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using VoltKosova.Testing;

namespace VoltKosova.Platform.Tests.Accounts.Outside;

/// <summary>
/// An OpenID Connect provider on a real socket, with real keys: discovery, keys, authorisation and token endpoint with PKCE. A code works
/// once. What it signs, a test may change before or after.
/// </summary>
public sealed class Provider : IAsyncDisposable
{
    public const string Client = "volt-kosova";
    public const string KeyId = "key-1";

    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge)> _codes = new();
    private readonly FixedClock _clock;
    private readonly WebApplication _app;

    private Provider(FixedClock clock, WebApplication app) => (_clock, _app) = (clock, app);

    public string Issuer { get; private set; } = "";

    /// <summary>Its key, which all providers of the tests share: making one takes longer than a test.</summary>
    public static RSA Key { get; } = RSA.Create(2048);

    /// <summary>A second key that the provider publishes too.</summary>
    public static RSA OtherKey { get; } = RSA.Create(2048);

    /// <summary>What the next token says beside the usual; null takes a claim out.</summary>
    public Dictionary<string, object?> Claims { get; } = [];

    /// <summary>Makes the token out of its claims; the provider's own way unless a test says otherwise.</summary>
    public Func<Dictionary<string, object?>, string> Sign { get; set; } = Honest;

    public int Redeemed { get; private set; }

    public static async Task<Provider> Start(FixedClock clock)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging();
        var app = builder.Build();
        var provider = new Provider(clock, app);
        app.UseRouting();
        app.MapGet("/.well-known/openid-configuration", () => provider.Document());
        app.MapGet("/keys", () => provider.Keys());
        app.MapGet("/authorize", provider.Authorize);
        app.MapPost("/token", provider.Token);
        await app.StartAsync();
        provider.Issuer = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return provider;
    }

    public static string Honest(Dictionary<string, object?> claims) =>
        Signed(new() { ["alg"] = "RS256", ["kid"] = KeyId, ["typ"] = "JWT" }, claims, Key);

    /// <summary>A token whose header says what it says, signed with an RSA key.</summary>
    public static string Signed(Dictionary<string, object?> header, Dictionary<string, object?> claims, RSA key)
    {
        var text = Part(header) + "." + Part(claims);
        return text + "." + Base64UrlEncoder.Encode(
            key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public static string Part(Dictionary<string, object?> part) => Base64UrlEncoder.Encode(JsonSerializer.SerializeToUtf8Bytes(part));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Document() => Results.Json(new Dictionary<string, object>
    {
        ["issuer"] = Issuer,
        ["authorization_endpoint"] = Issuer + "/authorize",
        ["token_endpoint"] = Issuer + "/token",
        ["jwks_uri"] = Issuer + "/keys",
        ["response_types_supported"] = new[] { "code" },
        ["subject_types_supported"] = new[] { "public" },
        ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
    });

    private IResult Keys() => Results.Json(new { keys = new[] { Public(Key, KeyId), Public(OtherKey, "key-2") } });

    private static object Public(RSA key, string id)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new
        {
            kty = "RSA",
            use = "sig",
            alg = "RS256",
            kid = id,
            n = Base64UrlEncoder.Encode(parameters.Modulus),
            e = Base64UrlEncoder.Encode(parameters.Exponent),
        };
    }

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        if (query["response_type"] != "code" || query["code_challenge_method"] != "S256" || query["client_id"] != Client)
            return Results.BadRequest();
        var code = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16));
        _codes[code] = (query["nonce"].ToString(), query["code_challenge"].ToString());
        return Results.Redirect($"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"].ToString())}");
    }

    private async Task<IResult> Token(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var proven = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!_codes.TryRemove(form["code"].ToString(), out var asked) || asked.Challenge != proven)
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        Redeemed++;
        var now = _clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object?>
        {
            ["iss"] = Issuer,
            ["aud"] = Client,
            ["sub"] = "subject-1",
            ["iat"] = now,
            ["exp"] = now + 300,
            ["auth_time"] = now,
            ["nonce"] = asked.Nonce,
            ["email"] = "somebody@volt.test",
        };
        foreach (var (name, value) in Claims)
            claims[name] = value;
        foreach (var name in claims.Where(claim => claim.Value is null).Select(claim => claim.Key).ToList())
            claims.Remove(name);
        return Results.Json(new { access_token = "opaque", token_type = "Bearer", expires_in = 300, id_token = Sign(claims) });
    }
}
