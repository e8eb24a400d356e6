using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Host.Staff;
using VoltKosova.Kernel;
using VoltKosova.Webhooks;

namespace VoltKosova.Host.Pages;

/// <summary>One endpoint and what goes to it; an event that has ended can be sent again.</summary>
internal sealed class WebhookModel(WebhookDesk desk, Say say) : PageModel
{
    public static IReadOnlyList<string> States { get; } = ["pending", "delivered", "failed", "skipped"];

    public EndpointShown Endpoint { get; private set; } = null!;

    public string? State { get; private set; }

    public IReadOnlyList<DeliveryShown> Deliveries { get; private set; } = [];

    public bool IsRefused { get; private set; }

    public Task<IActionResult> OnGet(Guid id, string? state, CancellationToken cancellation) => Show(id, state, cancellation);

    public async Task<IActionResult> OnPost(Guid id, Guid delivery, CancellationToken cancellation)
    {
        switch (desk.IsOpen ? await desk.Replay(id, delivery, cancellation) : null)
        {
            case null:
                return LocalRedirect($"/staff/webhooks/{id}");
            case { Kind: RejectionKind.NotFound }:
                return NotFound();
            default:
                // It is under way already, or too old.
                IsRefused = true;
                Response.StatusCode = StatusCodes.Status409Conflict;
                return await Show(id, null, cancellation);
        }
    }

    private async Task<IActionResult> Show(Guid id, string? state, CancellationToken cancellation)
    {
        if (!desk.IsOpen)
            return RedirectToPage("/NotForYou");
        if (await desk.Find(id, say.Language, cancellation) is not { } endpoint)
            return NotFound();
        (Endpoint, State) = (endpoint, States.Contains(state) ? state : null);
        Deliveries = await desk.Deliveries(id, State, cancellation);
        return Page();
    }
}
