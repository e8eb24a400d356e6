using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Accounts;

namespace VoltKosova.Host.Pages;

/// <summary>E-mail, password, and the authenticator's code where the account wants one.</summary>
[AllowAnonymous]
internal sealed class SignInModel(StaffSessions sessions) : PageModel
{
    [BindProperty(Name = "return_url", SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnPost(
        [FromForm(Name = "password")] string? password, [FromForm(Name = "totp")] string? totp, CancellationToken cancellation)
    {
        var code = string.IsNullOrWhiteSpace(totp) ? null : totp.Replace(" ", "", StringComparison.Ordinal);
        if (await sessions.SignIn(HttpContext, Email?.Trim() ?? "", password ?? "", code, cancellation) is not { } no)
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : StaffSessions.Path);
        Refusal = no is TotpRequired ? "sign_in.code_needed" : "sign_in.refused";
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
