using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts.Outside;

// What somebody could send who is not the provider, or is it and sends something that is not for here.
public sealed partial class Signing_in_outside
{
    public static TheoryData<string> Forgeries { get; } =
    [
        "alg none", "no signature", "HS256 with the public key", "another key", "another published key under the first one's name",
        "an unknown kid", "a changed payload", "jku to a key of one's own", "x5u and an own jwk", "another issuer", "another audience",
        "no audience", "expired", "never expiring", "not yet valid", "no nonce", "another nonce",
        "another nonce of an older sign-in", "no subject",
    ];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task refuses_a_token_with(string forgery)
    {
        await Linked();
        using var own = RSA.Create(2048);
        var now = _host.Clock.GetUtcNow().ToUnixTimeSeconds();
        var header = new Dictionary<string, object?> { ["alg"] = "RS256", ["kid"] = Provider.KeyId, ["typ"] = "JWT" };
        switch (forgery)
        {
            case "alg none":
                _provider.Sign = claims => $"{Provider.Part(new() { ["alg"] = "none", ["typ"] = "JWT" })}.{Provider.Part(claims)}.";
                break;
            case "no signature":
                _provider.Sign = claims => $"{Provider.Part(header)}.{Provider.Part(claims)}.";
                break;
            case "HS256 with the public key":
                _provider.Sign = WithPublicKey;
                break;
            case "another key":
                _provider.Sign = claims => Provider.Signed(header, claims, own);
                break;
            case "another published key under the first one's name":
                _provider.Sign = claims => Provider.Signed(header, claims, Provider.OtherKey);
                break;
            case "an unknown kid":
                _provider.Sign = claims => Provider.Signed(new(header) { ["kid"] = "../../dev/null" }, claims, Provider.Key);
                break;
            case "a changed payload":
                _provider.Sign = claims => Changed(Provider.Honest(new(claims) { ["sub"] = "subject-9" }), claims);
                break;
            case "jku to a key of one's own":
                _provider.Sign = claims =>
                    Provider.Signed(new(header) { ["jku"] = _provider.Issuer + "/own", ["kid"] = "own" }, claims, own);
                break;
            case "x5u and an own jwk":
                _provider.Sign = claims => Provider.Signed(
                    new(header) { ["x5u"] = _provider.Issuer + "/own", ["jwk"] = Jwk(own), ["kid"] = "own" }, claims, own);
                break;
            case "another issuer":
                _provider.Claims["iss"] = "https://other.example";
                break;
            case "another audience":
                _provider.Claims["aud"] = "another-client";
                break;
            case "no audience":
                _provider.Claims["aud"] = null;
                break;
            case "expired":
                _provider.Claims["exp"] = now - 61;
                break;
            case "never expiring":
                _provider.Claims["exp"] = null;
                break;
            case "not yet valid":
                _provider.Claims["nbf"] = now + 61;
                break;
            case "no nonce":
                _provider.Claims["nonce"] = null;
                break;
            case "another nonce":
                _provider.Claims["nonce"] = "638000000000000000.c29tZXRoaW5n";
                break;
            case "another nonce of an older sign-in":
                string? kept = null;
                _provider.Sign = claims =>
                {
                    kept = claims["nonce"]!.ToString();
                    return Provider.Honest(claims);
                };
                (await NewBrowser().SignIn()).ShouldBe("/staff");
                _provider.Claims["nonce"] = kept;
                break;
            case "no subject":
                _provider.Claims["sub"] = null;
                break;
            default:
                throw new InvalidOperationException($"Nobody forges {forgery}.");
        }

        var browser = NewBrowser();
        (await browser.SignIn()).ShouldBe(Refused);
        browser.IsSignedIn.ShouldBeFalse();
        _provider.Redeemed.ShouldBeGreaterThan(0, "the token was looked at");
    }

    private static string WithPublicKey(Dictionary<string, object?> claims)
    {
        var text = Provider.Part(new() { ["alg"] = "HS256", ["kid"] = Provider.KeyId, ["typ"] = "JWT" }) + "." + Provider.Part(claims);
        var key = Encoding.ASCII.GetBytes(Provider.Key.ExportRSAPublicKeyPem());
        return text + "." + Base64UrlEncoder.Encode(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(text)));
    }

    private static string Changed(string token, Dictionary<string, object?> claims)
    {
        var parts = token.Split('.');
        return $"{parts[0]}.{Provider.Part(claims)}.{parts[2]}";
    }

    private static object Jwk(RSA key)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent) };
    }
}
