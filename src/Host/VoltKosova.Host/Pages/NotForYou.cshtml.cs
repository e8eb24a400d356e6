using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace VoltKosova.Host.Pages;

/// <summary>For those who are signed in and hold no role.</summary>
[AllowAnonymous]
internal sealed class NotForYouModel : PageModel
{
    public void OnGet() => Response.StatusCode = StatusCodes.Status403Forbidden;
}
