using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Access;
using VoltKosova.Accounts;
using VoltKosova.Host.Staff;
using VoltKosova.Kernel;

namespace VoltKosova.Host.Pages;

/// <summary>What others want to do to many persons, for a second person to say yes or no to; and what one asked for oneself.</summary>
internal sealed class ApprovalsModel(Approvals approvals, Caller caller) : PageModel
{
    internal sealed record Shown(Approval Approval, bool MayDecide, bool MayRevoke);

    public IReadOnlyList<Shown> Items { get; private set; } = [];

    public string? Problem { get; private set; }

    public async Task OnGet(CancellationToken cancellation) => await Load(cancellation);

    [WantsProof]
    public Task<IActionResult> OnPostApprove(Guid id, string? reason, CancellationToken cancellation) =>
        Decide(id, true, reason, cancellation);

    public Task<IActionResult> OnPostRefuse(Guid id, string? reason, CancellationToken cancellation) =>
        Decide(id, false, reason, cancellation);

    public async Task<IActionResult> OnPostRevoke(Guid id, CancellationToken cancellation) =>
        await Answer(await approvals.Revoke(id, cancellation), cancellation);

    private async Task<IActionResult> Decide(Guid id, bool approved, string? reason, CancellationToken cancellation)
    {
        if (reason?.Trim() is { Length: >= 3 and <= 200 } why && !why.Any(char.IsControl))
            return await Answer(await approvals.Decide(id, approved, why, cancellation), cancellation);
        return await Again("approvals.reason_needed", StatusCodes.Status422UnprocessableEntity, cancellation);
    }

    private async Task<IActionResult> Answer(Rejection? no, CancellationToken cancellation) => no switch
    {
        null => LocalRedirect("/staff/approvals"),
        { Kind: RejectionKind.NotFound } => NotFound(),
        { Kind: RejectionKind.Forbidden } => RedirectToPage("/NotForYou"),
        _ => await Again("approvals.too_late", StatusCodes.Status409Conflict, cancellation),
    };

    private async Task<IActionResult> Again(string problem, int status, CancellationToken cancellation)
    {
        (Problem, Response.StatusCode) = (problem, status);
        await Load(cancellation);
        return Page();
    }

    private async Task Load(CancellationToken cancellation)
    {
        var items = new List<Shown>();
        foreach (var one in await approvals.List(cancellation))
        {
            var mayDecide = await approvals.MayDecide(one, cancellation);
            items.Add(new Shown(
                one,
                mayDecide && one.State == ApprovalState.Waiting,
                (mayDecide || one.RequestedBy == caller.AccountId) && one.State is (ApprovalState.Waiting or ApprovalState.Approved)));
        }

        Items = items;
    }
}
