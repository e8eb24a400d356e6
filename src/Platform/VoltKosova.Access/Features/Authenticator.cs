using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace VoltKosova.Access;

/// <summary>
/// My authenticator app: enrol (the key is told once), confirm with a first code, remove. A stolen token is not enough for either end: both
/// ask for the password.
/// </summary>
internal static class Authenticator
{
    internal sealed record Enrolment(string Password);

    /// <param name="Key">Base 32, to type in.</param>
    /// <param name="Uri">The same as an <c>otpauth</c> URI, to show as a QR code.</param>
    internal sealed record Enrolled(string Key, string Uri);

    internal sealed record Confirmation(string Code);

    internal sealed record Removal(string Password, string Code);

    public static void Map(IEndpointRouteBuilder access)
    {
        access.MapPost("/me/totp", Enrol).RequireAuthorization().WithName("EnrolTotp").WithSummary("Enrol an authenticator app");
        access.MapPost("/me/totp/confirmation", Confirm).RequireAuthorization().WithName("ConfirmTotp").WithSummary("Turn the authenticator on");
        access.MapPost("/me/totp/removal", Remove).RequireAuthorization().WithName("RemoveTotp").WithSummary("Turn the authenticator off");
    }

    private static async Task<IResult> Enrol(
        Enrolment request, Caller caller, Credentials credentials, UserManager<Account> manager, CancellationToken cancellation)
    {
        var me = await Load(caller, manager);
        if (me.TwoFactorEnabled)
            return Problems.Of(new TotpAlreadyOn());
        if ((await credentials.Check(me.Email, request.Password, null, cancellation)).Rejection is not null)
            return Problems.Of(new PasswordRefused());
        await manager.ResetAuthenticatorKeyAsync(me);
        var key = (await manager.GetAuthenticatorKeyAsync(me))!;
        return TypedResults.Ok(new Enrolled(
            key, $"otpauth://totp/Volt%20Kosova:{Uri.EscapeDataString(me.Email!)}?secret={key}&issuer=Volt%20Kosova&algorithm=SHA1&digits=6&period=30"));
    }

    private static async Task<IResult> Confirm(
        Confirmation request, Caller caller, Credentials credentials, UserManager<Account> manager, CancellationToken cancellation)
    {
        var me = await Load(caller, manager);
        if (me.TwoFactorEnabled)
            return Problems.Of(new TotpAlreadyOn());
        if (me.AuthenticatorKey is null || !await credentials.UseCode(me.Id, me.AuthenticatorKey, request.Code, cancellation))
            return Problems.Of(new TotpRefused());
        await manager.SetTwoFactorEnabledAsync(me, true);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> Remove(
        Removal request, Caller caller, Credentials credentials, UserManager<Account> manager, CancellationToken cancellation)
    {
        var me = await Load(caller, manager);
        if ((await credentials.Check(me.Email, request.Password, request.Code, cancellation)).Rejection is not null)
            return Problems.Of(new PasswordRefused());
        me.AuthenticatorKey = null;
        await manager.SetTwoFactorEnabledAsync(me, false);
        return TypedResults.NoContent();
    }

    private static async Task<Account> Load(Caller caller, UserManager<Account> manager) =>
        await manager.FindByIdAsync(caller.AccountId!.Value.ToString()) ?? throw new InvalidOperationException("The caller's account has vanished.");
}
