using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Accounts;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Host.Pages;

/// <summary>One's own account: ways in, where one is signed in, the address. What was done is said once at the top.</summary>
[SensitiveWhenSent]
internal sealed class AccountModel(AccountDesk desk) : PageModel
{
    public AccountShown Account { get; private set; } = null!;

    /// <summary>The question for a new passkey; null when the sign-in is not recent.</summary>
    public (string Challenge, string Options)? Passkey { get; private set; }

    /// <summary>The key of a new authenticator, shown this once.</summary>
    public (string Key, string Uri)? Enrolled { get; private set; }

    /// <summary>New recovery codes, shown this once.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>The name of a text.</summary>
    public string? Refusal { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public Task<IActionResult> OnGet(CancellationToken cancellation) => Show(cancellation);

    public async Task<IActionResult> OnPostPassword(string? current, string? chosen, string? totp, CancellationToken cancellation) =>
        await After(await desk.ChangePassword(current ?? "", chosen ?? "", totp, cancellation), "password_set", cancellation);

    public async Task<IActionResult> OnPostEnrol(string? password, CancellationToken cancellation)
    {
        var (key, uri, no) = await desk.EnrolAuthenticator(password ?? "", cancellation);
        if (no is not null)
            return await Refuse(no, cancellation);
        Enrolled = (key!, uri!);
        return await Show(cancellation);
    }

    public async Task<IActionResult> OnPostConfirm(string? code, CancellationToken cancellation) =>
        await After(await desk.ConfirmAuthenticator(code ?? "", cancellation), "authenticator_on", cancellation);

    public async Task<IActionResult> OnPostRemoveAuthenticator(string? password, string? code, CancellationToken cancellation) =>
        await After(await desk.RemoveAuthenticator(password ?? "", code ?? "", cancellation), "authenticator_off", cancellation);

    public async Task<IActionResult> OnPostCodes(CancellationToken cancellation)
    {
        var (codes, no) = await desk.DrawRecoveryCodes(cancellation);
        if (no is not null)
            return await Refuse(no, cancellation);
        Codes = codes!;
        return await Show(cancellation);
    }

    public async Task<IActionResult> OnPostPasskey(string? challenge, string? credential, string? name, CancellationToken cancellation) =>
        await After(await desk.AddPasskey(challenge ?? "", credential ?? "", name ?? "", cancellation), "passkey_added", cancellation);

    public async Task<IActionResult> OnPostRename(Guid id, string? name, CancellationToken cancellation) =>
        await After(await desk.RenamePasskey(id, name ?? "", cancellation), "passkey_renamed", cancellation);

    public async Task<IActionResult> OnPostRemovePasskey(Guid id, CancellationToken cancellation) =>
        await After(await desk.RemovePasskey(id, cancellation), "passkey_removed", cancellation);

    public async Task<IActionResult> OnPostEnd(Guid? id, CancellationToken cancellation) =>
        await After(await desk.EndSession(id, cancellation), "session_ended", cancellation);

    public async Task<IActionResult> OnPostEmail([FromForm(Name = "new_email")] string? email, CancellationToken cancellation) =>
        await After(await desk.AskEmailChange(email?.Trim() ?? "", cancellation), "email_asked", cancellation);

    public async Task<IActionResult> OnPostKeepEmail(CancellationToken cancellation) =>
        await After(await desk.GiveUpEmailChange(cancellation), "email_kept", cancellation);

    private async Task<IActionResult> After(Rejection? no, string done, CancellationToken cancellation)
    {
        if (no is not null)
            return await Refuse(no, cancellation);
        Done = done;
        return RedirectToPage();
    }

    private Task<IActionResult> Refuse(Rejection no, CancellationToken cancellation)
    {
        Refusal = AccountRefusals.TextOf(no);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Show(cancellation);
    }

    private async Task<IActionResult> Show(CancellationToken cancellation)
    {
        Account = await desk.Read(cancellation);
        Passkey = Account.IsRecent ? await desk.AskForPasskey(cancellation) : null;
        return Page();
    }
}

/// <summary>A "no" of accounts as the pages say it; the rest is one sentence.</summary>
internal static class AccountRefusals
{
    private static readonly HashSet<string> _said =
    [
        "password-refused", "password-length-not-valid", "password-too-easy", "password-needed", "totp-required", "totp-refused",
        "totp-already-on", "authenticator-not-on", "passkey-refused", "last-way-in", "email-unchanged",
    ];

    public static string TextOf(Rejection no) =>
        _said.Contains(no.Code) ? "account.no." + no.Code.Replace('-', '_') : "account.no.form";
}
