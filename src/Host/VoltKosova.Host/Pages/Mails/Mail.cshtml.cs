using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Access;
using VoltKosova.Host.Staff;
using VoltKosova.Mail;
using VoltKosova.Web;

namespace VoltKosova.Host.Pages;

/// <summary>One mail with its address and text.</summary>
internal sealed class MailModel(Mailbox mailbox, Caller caller, Witness witness) : PageModel
{
    public MailInBox Mail { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string schema, Guid id, CancellationToken cancellation)
    {
        if (!caller.Has(StaffRights.ReadMails))
            return RedirectToPage("/NotForYou");
        if (await mailbox.Find(schema, id, await Chapters(cancellation), cancellation) is not { } mail)
            return NotFound();
        Mail = mail;
        if (mail.PersonId is { } person)
            witness.Saw(person);
        return Page();
    }

    public async Task<IActionResult> OnPost(string schema, Guid id, CancellationToken cancellation)
    {
        if (!caller.Has(StaffRights.ReadMails))
            return RedirectToPage("/NotForYou");
        await mailbox.Retry(schema, id, await Chapters(cancellation), cancellation);
        return LocalRedirect("/staff/mails?state=due");
    }

    private async Task<IReadOnlyCollection<Guid>?> Chapters(CancellationToken cancellation)
    {
        var scope = await caller.Scope(StaffRights.ReadMails, cancellation);
        return scope.Everywhere ? null : scope.Chapters;
    }
}
