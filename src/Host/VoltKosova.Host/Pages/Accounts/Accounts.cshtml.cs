using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Accounts;

namespace VoltKosova.Host.Pages;

/// <summary>Who holds a role in the caller's chapters.</summary>
internal sealed class AccountsModel(StaffDesk desk) : PageModel
{
    public IReadOnlyList<StaffShown> Staff { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        if (!desk.IsOpen)
            return RedirectToPage("/NotForYou");
        (Staff, Next) = await desk.List(Request, cancellation);
        return Page();
    }
}
