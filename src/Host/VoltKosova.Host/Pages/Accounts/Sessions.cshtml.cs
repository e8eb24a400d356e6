using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Accounts;
using VoltKosova.Kernel;

namespace VoltKosova.Host.Pages;

/// <summary>Where somebody of the staff is signed in, to be ended when a device was lost.</summary>
internal sealed class SessionsModel(StaffDesk desk) : PageModel
{
    public IReadOnlyList<SessionShown> Sessions { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation)
    {
        if (!desk.IsOpen)
            return RedirectToPage("/NotForYou");
        (Sessions, var no) = await desk.Sessions(id, cancellation);
        return Answer(no, Page());
    }

    /// <param name="session">None for all.</param>
    public async Task<IActionResult> OnPost(Guid id, [FromForm] Guid? session, CancellationToken cancellation) => desk.IsOpen
        ? Answer(await desk.End(id, session, cancellation), LocalRedirect($"/staff/accounts/{id}"))
        : RedirectToPage("/NotForYou");

    private IActionResult Answer(Rejection? no, IActionResult yes) => no switch
    {
        null => yes,
        { Kind: RejectionKind.NotFound } => NotFound(),
        _ => RedirectToPage("/NotForYou"),
    };
}
