using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Accounts;
using VoltKosova.Web;

namespace VoltKosova.Host.Pages;

/// <summary>Where the link of a mail leads. Looking uses nothing up, so that programs that open every link of a mail do no harm.</summary>
[AllowAnonymous, SensitiveWhenSent]
internal sealed class ResetPasswordModel(AccountDesk desk) : PageModel
{
    [BindProperty(Name = "token", SupportsGet = true)]
    public string? Token { get; set; }

    public bool IsOpen { get; private set; }

    public bool IsDone { get; private set; }

    public string? Refusal { get; private set; }

    public async Task OnGet(CancellationToken cancellation) => IsOpen = await desk.IsResetOpen(Token ?? "", cancellation);

    public async Task<IActionResult> OnPost(string? chosen, CancellationToken cancellation)
    {
        var no = await desk.ResetPassword(Token ?? "", chosen ?? "", cancellation);
        IsDone = no is null;
        if (no is not null)
        {
            IsOpen = await desk.IsResetOpen(Token ?? "", cancellation);
            Refusal = AccountRefusals.TextOf(no);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return Page();
    }
}
