using MediatR;
using Microsoft.AspNetCore.Http;
using VoltKosova.Access;
using VoltKosova.Accounts.Features;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Accounts;

/// <summary>
/// The accounts of others for the staff pages, and where they are signed in. What is read and pressed goes the way of the API's requests,
/// with their rights and their answers.
/// </summary>
public sealed class StaffDesk
{
    private readonly IMediator _mediator;
    private readonly Caller _caller;
    private readonly Witness _witness;

    internal StaffDesk(IMediator mediator, Caller caller, Witness witness) => (_mediator, _caller, _witness) = (mediator, caller, witness);

    /// <summary>Whether there is anything to see for the caller.</summary>
    public bool IsOpen => _caller.Has(AccountRights.Manage);

    /// <summary>Who holds a role in the caller's chapters, each once, and the address of the next page.</summary>
    public async Task<(IReadOnlyList<StaffShown> Staff, string? Next)> List(HttpRequest request, CancellationToken cancellation)
    {
        var answer = await _mediator.Send(new ListGrants.Request(ListQuery.OfPage(request)), cancellation);
        var page = (ListPage<ListGrants.Row>)answer.Body!;
        _witness.SawIn(answer);
        return (
        [
            .. page.Items.DistinctBy(row => row.AccountId).Select(row => new StaffShown(
                row.AccountId, $"{row.GivenName} {row.FamilyName}".Trim(), row.Email, row.IsAccepted, row.IsDisabled)),
        ], page.Next);
    }

    /// <summary>Where somebody is signed in, or why the caller is not told.</summary>
    public async Task<(IReadOnlyList<SessionShown> Sessions, Rejection? No)> Sessions(Guid account, CancellationToken cancellation)
    {
        var answer = await _mediator.Send(new ListSessionsOfStaff.Request(account), cancellation);
        _witness.SawIn(answer);
        return ((answer.Body as ListSessionsOfStaff.Body)?.Items ?? [], answer.Rejection);
    }

    /// <summary>Ends one session of an account, or all.</summary>
    public async Task<Rejection?> End(Guid account, Guid? session, CancellationToken cancellation) =>
        (await _mediator.Send(new EndSessionOfStaff.Request(account, session), cancellation)).Rejection;
}

/// <summary>Somebody of the staff.</summary>
/// <param name="Name">Empty where nobody gave one.</param>
/// <param name="IsAccepted">Whether the invitation was taken.</param>
public sealed record StaffShown(Guid AccountId, string Name, string Email, bool IsAccepted, bool IsDisabled)
{
    /// <summary>Without name and address.</summary>
    public override string ToString() => $"staff {AccountId}";
}
