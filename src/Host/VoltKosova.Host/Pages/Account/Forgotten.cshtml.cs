using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Accounts;
using VoltKosova.Web;

namespace VoltKosova.Host.Pages;

/// <summary>Asks for a link that sets a new password; says the same whether the address is known or not.</summary>
[AllowAnonymous, SensitiveWhenSent]
internal sealed class ForgottenModel(AccountDesk desk) : PageModel
{
    public bool IsSent { get; private set; }

    public bool IsRefused { get; private set; }

    public async Task<IActionResult> OnPost(string? email, CancellationToken cancellation)
    {
        IsRefused = await desk.AskPasswordReset(email?.Trim() ?? "", cancellation) is not null;
        IsSent = !IsRefused;
        Response.StatusCode = IsSent ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
