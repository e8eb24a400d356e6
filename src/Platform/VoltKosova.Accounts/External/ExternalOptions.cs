using Microsoft.Extensions.Configuration;

namespace VoltKosova.Accounts;

/// <summary>A provider outside at which staff sign in, configuration section <c>Access:External</c>.</summary>
/// <param name="Issuer">Its issuer, exactly as its tokens say.</param>
/// <param name="ClientId">Who we are there, and the audience of its tokens.</param>
/// <param name="ClientSecret">What proves that; null for a public client.</param>
/// <param name="Name">What the button says.</param>
/// <param name="StrongAmr">Methods of which one makes a sign-in there as good as one with a code here.</param>
/// <param name="StrongAcr">Classes of which one does.</param>
internal sealed record ExternalOptions(
    string Issuer,
    string ClientId,
    string? ClientSecret,
    string Name,
    IReadOnlySet<string> StrongAmr,
    IReadOnlySet<string> StrongAcr)
{
    /// <returns>Null when nothing is configured.</returns>
    /// <exception cref="InvalidOperationException">A setting is missing or makes no sense; one sentence that names it.</exception>
    public static ExternalOptions? From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Access").GetSection("External");
        if (section.GetChildren().All(setting => string.IsNullOrEmpty(setting.Value)))
            return null;
        var issuer = section["Issuer"] ?? "";
        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var url) || url.Query.Length > 0 || url.Fragment.Length > 0
            || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
            throw new InvalidOperationException("The setting Access:External:Issuer must be the https URL of an OpenID Connect provider.");
        return section["ClientId"] is not { Length: > 0 } client
            ? throw new InvalidOperationException("The setting Access:External:ClientId is missing: give the id of this host at the "
            + "provider.")
            : new ExternalOptions(
                issuer,
                client,
                section["ClientSecret"] is { Length: > 0 } secret ? secret : null,
                section["Name"] is { Length: > 0 } name ? name : url.Host,
                Words(section["StrongAmr"] ?? "mfa otp hwk swk fido"),
                Words(section["StrongAcr"] ?? ""));
    }

    /// <summary>Without the secret, so that it does not get into a log.</summary>
    public override string ToString() => $"The provider {Issuer}";

    private static HashSet<string> Words(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}

/// <summary>The provider outside at which staff may sign in; mostly there is none.</summary>
public sealed class ExternalProvider
{
    /// <summary>Where a sign-in there begins, with <c>return_url</c>.</summary>
    public const string Path = StaffSessions.SignInPath + "/external";

    internal ExternalProvider(ExternalOptions? options) => Options = options;

    /// <summary>What the button says; null when there is none.</summary>
    public string? Name => Options?.Name;

    internal ExternalOptions? Options { get; }
}
