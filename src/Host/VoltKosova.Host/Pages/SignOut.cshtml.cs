using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Accounts;

namespace VoltKosova.Host.Pages;

/// <summary>Ends the session at once.</summary>
[AllowAnonymous]
internal sealed class SignOutModel(StaffSessions sessions) : PageModel
{
    public IActionResult OnGet() => LocalRedirect(StaffSessions.SignInPath);

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        await sessions.SignOut(HttpContext, cancellation);
        return LocalRedirect(StaffSessions.SignInPath);
    }
}
