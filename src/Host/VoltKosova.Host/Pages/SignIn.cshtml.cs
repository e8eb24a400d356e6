using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Accounts;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Host.Pages;

/// <summary>E-mail, password, and the authenticator's code where the account wants one; or a passkey; or the provider outside.</summary>
[AllowAnonymous, SensitiveWhenSent]
internal sealed class SignInModel(StaffSessions sessions, ExternalProvider provider) : PageModel
{
    [BindProperty(Name = "return_url", SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    public string? Refusal { get; private set; }

    /// <summary>The question that a passkey answers.</summary>
    public (string Challenge, string Options) Passkey { get; private set; }

    /// <summary>The provider outside; null when there is none.</summary>
    public string? Outside => provider.Name;

    public string OutsideAddress => ExternalProvider.Path + QueryString.Create("return_url", ReturnUrl ?? StaffSessions.Path);

    public async Task OnGet(string? external)
    {
        Passkey = await sessions.AskForPasskey();
        Refusal = provider.Name is null ? null : external switch
        {
            "refused" or "unknown" or "invitation" or "weak" => "sign_in.external_" + external,
            _ => null,
        };
    }

    public async Task<IActionResult> OnPost(
        [FromForm(Name = "password")] string? password, [FromForm(Name = "totp")] string? totp, CancellationToken cancellation)
    {
        var code = string.IsNullOrWhiteSpace(totp) ? null : totp.Replace(" ", "", StringComparison.Ordinal);
        return await After(await sessions.SignIn(HttpContext, Email?.Trim() ?? "", password ?? "", code, cancellation));
    }

    public async Task<IActionResult> OnPostPasskey(
        [FromForm(Name = "challenge")] string? challenge,
        [FromForm(Name = "credential")] string? credential,
        CancellationToken cancellation) =>
        await After(await sessions.SignInByPasskey(HttpContext, challenge ?? "", credential ?? "", cancellation));

    private async Task<IActionResult> After(Rejection? no)
    {
        if (no is null)
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : StaffSessions.Path);
        Refusal = no is TotpRequired ? "sign_in.code_needed" : "sign_in.refused";
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        Passkey = await sessions.AskForPasskey();
        return Page();
    }
}
