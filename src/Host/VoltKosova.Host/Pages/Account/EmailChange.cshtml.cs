using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Accounts;
using VoltKosova.Web;

namespace VoltKosova.Host.Pages;

/// <summary>Where the mails about a change of address lead: the new side agrees, the old one agrees or objects.</summary>
[AllowAnonymous, SensitiveWhenSent]
internal sealed class EmailChangeModel(AccountDesk desk) : PageModel
{
    [BindProperty(Name = "token", SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>Null for a link that is none, or no longer.</summary>
    public bool? IsOldSide { get; private set; }

    public string? Done { get; private set; }

    public async Task OnGet(CancellationToken cancellation) => IsOldSide = await desk.IsOldSide(Token ?? "", cancellation);

    public async Task<IActionResult> OnPost(bool agrees, CancellationToken cancellation)
    {
        if (await desk.AnswerEmailChange(Token ?? "", agrees, cancellation) is null)
            Done = agrees ? "agreed" : "stopped";
        else
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
