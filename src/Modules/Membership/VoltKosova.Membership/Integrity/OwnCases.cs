using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Membership.Dues;
using VoltKosova.Policy;
using VoltKosova.Postgres;
using VoltKosova.Web;

namespace VoltKosova.Membership.Integrity;

/// <summary>
/// The accused reads what they were told, is heard in writing, and appeals. Until they were told anything, there is no case for them.
/// </summary>
internal static class OwnCases
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("me/integrity-cases", (IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Reading(), cancellation))
            .WithName("ListMyIntegrityCases")
            .WithSummary("Read the integrity cases about oneself, as far as one was told.")
            .Answers<Body>();
        routes.MapPost(
                "me/integrity-cases/{id:guid}/messages",
                (Guid id, Message body, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Request(id, body.Text, IsAppeal: false), cancellation))
            .WithName("AnswerIntegrityCase")
            .WithSummary("Write to the team of a case about oneself.")
            .Answers(StatusCodes.Status204NoContent);
        routes.MapPost(
                "me/integrity-cases/{id:guid}/appeal",
                (Guid id, Appeal body, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Request(id, body.Grounds, IsAppeal: true), cancellation))
            .WithName("AppealSanction")
            .WithSummary("Appeal against a sanction against oneself, with reasons, within the days that are told.")
            .Answers(StatusCodes.Status204NoContent);
    }

    internal sealed record Message(string Text);

    /// <param name="Grounds">What speaks against the decision.</param>
    internal sealed record Appeal(string Grounds);

    internal sealed record Reading : IRequest<Answer>, IForSignedIn;

    internal sealed record Body(IReadOnlyList<CaseAsTold> Items);

    internal sealed record Request(Guid Id, string Text, bool IsAppeal) : IRequest<Answer>, IForSignedIn;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Text).NotEmpty().MaximumLength(20_000);
    }

    /// <summary>The cases about memberships, as the accused was told of them.</summary>
    internal static async Task<IReadOnlyList<CaseAsTold>> Told(
        Store<MembershipStreams> store, Databases databases, IEnumerable<Guid> members, CancellationToken cancellation)
    {
        var ids = new List<Guid>();
        await using (var find = databases.For(MembershipStreams.Module).CreateCommand(
            "SELECT id FROM mt_doc_case WHERE data ->> 'accused_member_id' = ANY ($1) ORDER BY data ->> 'filed_at', id"))
        {
            find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. members.Select(member => member.ToString())] });
            await using var reader = await find.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
                ids.Add(reader.GetGuid(0));
        }

        var cases = new List<CaseAsTold>();
        foreach (var id in ids)
        {
            if (await store.Row<CaseRow>(CaseRow.Table, id, cancellation) is { ToldAccused: true } row)
                cases.Add(CaseAsTold.To(CaseParty.Accused, row));
        }

        return cases;
    }

    internal sealed class ReadingHandler(Store<MembershipStreams> store, Databases databases, OwnMemberships own, Caller caller)
        : IRequestHandler<Reading, Answer>
    {
        public async Task<Answer> Handle(Reading request, CancellationToken cancellationToken) => Answer.Ok(new Body(
            await Told(store, databases, await own.Of(caller.PersonId, cancellationToken), cancellationToken)));
    }

    internal sealed class Handler(Store<MembershipStreams> store, OwnMemberships own, Caller caller, PolicyBook policy)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var mine = await own.Of(caller.PersonId, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    if ((await writing.Load(MembershipStreams.Cases, request.Id)).State
                            is not { IsGone: false, IsToldToAccused: true, AccusedMember: { } member } one
                        || !mine.Contains(member))
                        return new NoSuchCase();
                    return await AddToComplaint.PartySays(
                        writing, policy, one, CaseParty.Accused, request.Text, request.IsAppeal) is { } no
                            ? no
                            : Answer.NoContent();
                },
                cancellationToken);
        }
    }
}
