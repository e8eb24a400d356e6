using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Access;
using VoltKosova.Host.Staff;
using VoltKosova.Mail;

namespace VoltKosova.Host.Pages;

/// <summary>The mails of the caller's chapters in one state. The list shows no address and no text.</summary>
internal sealed class MailsModel(Mailbox mailbox, Caller caller) : PageModel
{
    private const int Shown = 100;

    public MailState State { get; private set; }

    public IReadOnlyList<MailInBox> Mails { get; private set; } = [];

    public async Task<IActionResult> OnGet(string? state, CancellationToken cancellation)
    {
        if (!caller.Has(StaffRights.ReadMails))
            return RedirectToPage("/NotForYou");
        State = Enum.TryParse<MailState>(state, ignoreCase: true, out var asked) && Enum.IsDefined(asked) ? asked : MailState.Kept;
        var scope = await caller.Scope(StaffRights.ReadMails, cancellation);
        Mails = await mailbox.List(State, scope.Everywhere ? null : scope.Chapters, Shown, cancellation);
        return Page();
    }
}
