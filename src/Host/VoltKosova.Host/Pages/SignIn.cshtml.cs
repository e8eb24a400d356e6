using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Accounts;

namespace VoltKosova.Host.Pages;

/// <summary>E-mail, password, and the authenticator's code where the account wants one.</summary>
[AllowAnonymous]
internal sealed class SignInModel(StaffSessions sessions, ExternalProvider provider) : PageModel
{
    [BindProperty(Name = "return_url", SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    public string? Refusal { get; private set; }

    /// <summary>The provider outside; null when there is none.</summary>
    public string? Outside => provider.Name;

    public string OutsideAddress => ExternalProvider.Path + QueryString.Create("return_url", ReturnUrl ?? StaffSessions.Path);

    public void OnGet(string? external) => Refusal = provider.Name is null ? null : external switch
    {
        "refused" or "unknown" or "invitation" or "weak" => "sign_in.external_" + external,
        _ => null,
    };

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
