using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Access;
using VoltKosova.Messaging;

namespace VoltKosova.Host.Pages;

/// <summary>Who reads the logs and how far behind, and what could not be delivered: ids and names of events, nobody's data.</summary>
internal sealed class MessagesModel(SubscriberBoard board, DeadLetters letters, Caller caller) : PageModel
{
    public IReadOnlyList<SubscriberShown> Subscribers { get; private set; } = [];

    public IReadOnlyList<WaitingLetter> Letters { get; private set; } = [];

    public bool MayRetry { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        if (!(await caller.Scope(MessagingRights.See, cancellation)).Everywhere)
            return RedirectToPage("/NotForYou");
        (Subscribers, Letters) = (await board.Read(cancellation), await letters.List(cancellation));
        MayRetry = (await caller.Scope(MessagingRights.Retry, cancellation)).Everywhere;
        return Page();
    }

    public async Task<IActionResult> OnPost(string id, CancellationToken cancellation)
    {
        if (!(await caller.Scope(MessagingRights.Retry, cancellation)).Everywhere)
            return RedirectToPage("/NotForYou");
        if (!DeadLetter.TryParse(id, out var subscriber, out var stream))
            return NotFound();
        await letters.Retry(subscriber, stream, cancellation);
        return LocalRedirect("/staff/messages");
    }
}
