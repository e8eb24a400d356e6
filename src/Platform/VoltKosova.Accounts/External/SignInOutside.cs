using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Web;

namespace VoltKosova.Accounts;

/// <summary>
/// The two pages of a sign-in outside: one leads there, one lets in who came back. Nobody gets an account by it: the identity was linked by
/// an administrator, or is linked now with the token of an invitation. An address that both sides know means nothing.
/// </summary>
internal static class SignInOutside
{
    public const string Done = ExternalProvider.Path + "/done";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(ExternalProvider.Path, Lead).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet(Done, LetIn).AllowAnonymous().ExcludeFromDescription().WatchedAlways();
    }

    private static IResult Lead([FromQuery(Name = "return_url")] string? returnUrl, string? invitation, bool? again)
    {
        var properties = new AuthenticationProperties { RedirectUri = Local(returnUrl) };
        if (invitation is { Length: > 0 and < 200 })
            properties.Items[ExternalExtensions.InvitationItem] = invitation;
        if (again == true)
            properties.Items[ExternalExtensions.AgainItem] = "";
        return Results.Challenge(properties, [ExternalExtensions.SchemeName]);
    }

    private static async Task<IResult> LetIn(
        HttpContext context,
        [FromQuery(Name = "return_url")] string? returnUrl,
        ExternalTickets tickets,
        ExternalProvider provider,
        ExternalIdentityTable identities,
        StaffSessions sessions,
        Witness witness,
        CancellationToken cancellation)
    {
        if (tickets.Take(context) is not { } identity)
            return No("refused");
        var issuer = provider.Options!.Issuer;
        if (identity.Invitation is { } token && !await identities.Accept(token, issuer, identity.Subject, cancellation))
            return No("invitation");
        if (await identities.Find(issuer, identity.Subject, cancellation) is not var (account, hasTotp))
            return No("unknown");
        witness.Account = account;
        // Whoever has set up a second factor here is not let in without one by another door.
        if (hasTotp && !identity.IsStrong)
            return No("weak");
        await sessions.Begin(context, account, identity.AuthenticatedAt ?? DateTimeOffset.UnixEpoch, cancellation);
        return Results.LocalRedirect(Local(returnUrl));
    }

    private static IResult No(string why) => Results.LocalRedirect($"{StaffSessions.SignInPath}?external={why}");

    private static string Local(string? url) =>
        url is ['/', ..] && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith("/\\", StringComparison.Ordinal)
            && !url.Any(char.IsControl)
            ? url
            : StaffSessions.Path;
}
