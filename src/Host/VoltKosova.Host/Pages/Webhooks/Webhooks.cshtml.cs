using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Host.Staff;
using VoltKosova.Webhooks;

namespace VoltKosova.Host.Pages;

/// <summary>The endpoints of the caller's chapters and how each stands.</summary>
internal sealed class WebhooksModel(WebhookDesk desk, Say say) : PageModel
{
    public IReadOnlyList<EndpointShown> Endpoints { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        if (!desk.IsOpen)
            return RedirectToPage("/NotForYou");
        Endpoints = await desk.Endpoints(say.Language, cancellation);
        return Page();
    }
}
