using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Membership.Domain.Imports;
using VoltKosova.Membership.Jobs;
using VoltKosova.Web;

namespace VoltKosova.Membership.Imports;

/// <summary>
/// Confirms a file of members, undoes what came of it, or discards it. What touches many wants a fresh proof, and above the movement's
/// limit a second person.
/// </summary>
internal static class ActOnMemberImport
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(
                "member-imports/{id:guid}/confirmation",
                (Guid id, Terms body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Confirm(id, body.WithDuplicates, ifMatch.Version), cancellation))
            .WithName("ConfirmMemberImport")
            .WithSummary("Let the lines of a file that are in order become members. Nobody gets a mail, unless the file was handed in so.")
            .Answers(StatusCodes.Status202Accepted);
        routes.MapPost(
                "member-imports/{id:guid}/undo",
                (Guid id, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Undo(id, ifMatch.Version), cancellation))
            .WithName("UndoMemberImport")
            .WithSummary("Undo an import: its members are forgotten as if it had not been. Those to whom something has happened stay.")
            .NeedsReason()
            .Answers(StatusCodes.Status202Accepted);
        routes.MapPost(
                "member-imports/{id:guid}/discarding",
                (Guid id, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Discard(id, ifMatch.Version), cancellation))
            .WithName("DiscardMemberImport")
            .WithSummary("Discard a file of members that was not confirmed; nothing of it stays.")
            .Answers();
    }

    /// <param name="WithDuplicates">Whether those too that may be somebody who is known.</param>
    internal sealed record Terms(bool WithDuplicates = false);

    internal sealed record Confirm(Guid Id, bool WithDuplicates, long IfVersion) : IRequest<Answer>, IForStaff, IDangerous
    {
        public static Right Right => MembershipRights.ImportMembers;
    }

    internal sealed record Undo(Guid Id, long IfVersion) : IRequest<Answer>, IForStaff, IDangerous
    {
        public static Right Right => MembershipRights.ImportMembers;
    }

    internal sealed record Discard(Guid Id, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ImportMembers;
    }

    internal sealed class ConfirmHandler(Store<MembershipStreams> store, Caller caller, IMassApprovals approvals, IJobs jobs)
        : IRequestHandler<Confirm, Answer>
    {
        public Task<Answer> Handle(Confirm request, CancellationToken cancellationToken) => Many(
            store, caller, approvals, jobs, "ConfirmMemberImport", request.Id, request.IfVersion,
            row => row.Counts.New + (request.WithDuplicates ? row.Counts.Duplicates : 0),
            at => new MemberImportEvent.Confirmed(request.Id, request.WithDuplicates, caller.AccountId!.Value, at),
            cancellationToken);
    }

    internal sealed class UndoHandler(Store<MembershipStreams> store, Caller caller, IMassApprovals approvals, IJobs jobs)
        : IRequestHandler<Undo, Answer>
    {
        public Task<Answer> Handle(Undo request, CancellationToken cancellationToken) => Many(
            store, caller, approvals, jobs, "UndoMemberImport", request.Id, request.IfVersion,
            row => row.Counts.Imported,
            at => new MemberImportEvent.UndoAsked(request.Id, caller.AccountId!.Value, at),
            cancellationToken);
    }

    internal sealed class DiscardHandler(Store<MembershipStreams> store, Caller caller, ImportInbox inbox)
        : IRequestHandler<Discard, Answer>
    {
        public async Task<Answer> Handle(Discard request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.ImportMembers, cancellationToken);
            var answer = await store.Write<Answer>(
                async writing =>
                {
                    var import = await writing.Load(MembershipStreams.MemberImports, request.Id);
                    if (import.State is not { } one || !scope.Holds(one.Facts.ChapterId))
                        return new NoSuchImport();
                    var discard = new MemberImportEvent.Discarded(request.Id, caller.AccountId!.Value, writing.Now);
                    return await writing.Decide(MembershipStreams.MemberImports, request.Id, discard, request.IfVersion) is { } no
                        ? no
                        : Answer.NoContent(import.Version);
                },
                cancellationToken);
            if (answer.Rejection is null)
                await inbox.Discard(request.Id, cancellationToken);
            return answer;
        }
    }

    private static async Task<Answer> Many(
        Store<MembershipStreams> store,
        Caller caller,
        IMassApprovals approvals,
        IJobs jobs,
        string act,
        Guid id,
        long ifVersion,
        Func<MemberImportRow, long> persons,
        Func<DateTimeOffset, MemberImportEvent> said,
        CancellationToken cancellation)
    {
        var scope = await caller.Scope(MembershipRights.ImportMembers, cancellation);
        if (await store.Row<MemberImportRow>(MemberImportRow.Table, id, cancellation) is not { } row || !scope.Holds(row.ChapterId))
            return new NoSuchImport();

        // An approval is used up by asking, so what would be refused anyway does not ask.
        var import = await store.Read(MembershipStreams.MemberImports, id, cancellation);
        var decision = MemberImportEvent.Decider.Decide(import.State, said(row.ReceivedAt));
        if (decision.Rejection is null && decision.Events.Count > 0 && row.Version == ifVersion
            && await approvals.Use(
                new MassAct(MemberImports.Name, act, MembershipRights.ImportMembers, scope, persons(row)), cancellation) is { } alone)
            return alone;
        var answer = await store.Write<Answer>(
            async writing =>
            {
                var loaded = await writing.Load(MembershipStreams.MemberImports, id);
                return await writing.Decide(MembershipStreams.MemberImports, id, said(writing.Now), ifVersion) is { } no
                    ? no
                    : Answer.Accepted(operationLocation: $"/api/v1/membership/member-imports/{loaded.Id}");
            },
            cancellation);
        if (answer.Rejection is null)
            await jobs.RunOnce($"{id}:{act}", ImportMembers.Declaration.Id, "{}", caller.AccountId!.Value, null, cancellation);
        return answer;
    }
}

/// <summary>Imports of members, as acts that a second person approves.</summary>
internal sealed class MemberImports : IMassActs
{
    public const string Name = "import";

    public string Kind => Name;

    public Right? RightFor(string subject) =>
        subject is "ConfirmMemberImport" or "UndoMemberImport" ? MembershipRights.ImportMembers : null;
}
