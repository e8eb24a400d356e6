using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Domain.Imports;
using VoltKosova.Membership.Jobs;
using VoltKosova.Membership.Timelines;
using VoltKosova.Policy;
using VoltKosova.Web;

namespace VoltKosova.Membership.Imports;

/// <summary>
/// An officer hands in a file of members. Nobody becomes one by it: a job looks at every line, and what it finds is to be confirmed.
/// </summary>
internal static class ReceiveMemberImport
{
    /// <summary>The most lines of a file.</summary>
    internal const int MostLines = 100_000;

    internal const long MostBytes = 64 * 1024 * 1024;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "member-imports",
            ([FromQuery(Name = "chapter_id")] Guid chapterId,
                [FromQuery(Name = "consent_version")] string consentVersion,
                Named<LegalEntity>? legalEntity,
                Named<ImportEncoding>? encoding,
                bool? welcome,
                Stream file,
                IMediator mediator,
                CancellationToken cancellation) => mediator.Send(
                    new Request(new Terms(chapterId, consentVersion, legalEntity?.Value, encoding?.Value, welcome), file), cancellation))
        .WithName(nameof(ReceiveMemberImport))
        .WithSummary(
            "Hand in a CSV file of people who are members of a chapter, at most 100,000 lines. Nobody becomes a member by it: its lines "
            + "are looked at, and what is found can be confirmed.")
        .TakesFile(MostBytes, "text/csv", "application/vnd.ms-excel")
        .Answers<Body>(StatusCodes.Status202Accepted);

    /// <param name="ChapterId">Whose members they are.</param>
    /// <param name="ConsentVersion">The text that they have agreed to, on paper or in another system.</param>
    /// <param name="LegalEntity">Whose members they are in law; the NGO's when it is left out.</param>
    /// <param name="Encoding">UTF-8, or else windows-1250, when it is left out.</param>
    /// <param name="Welcome">Whether each gets the mail that new members get; nobody does when it is left out.</param>
    internal sealed record Terms(
        Guid ChapterId, string ConsentVersion, LegalEntity? LegalEntity, ImportEncoding? Encoding, bool? Welcome);

    internal sealed record Request(Terms Terms, Stream File) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ImportMembers;
    }

    /// <param name="ImportId">The import, which tells how far it is.</param>
    internal sealed record Body(Guid ImportId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Terms.ConsentVersion).NotEmpty().MaximumLength(50);
    }

    internal sealed class Handler(
        Store<MembershipStreams> store,
        ImportInbox inbox,
        IJobs jobs,
        IdSource ids,
        Caller caller,
        IChapterTerritories chapters,
        PolicyBook policy,
        TimeProvider clock) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (!(await caller.Scope(MembershipRights.ImportMembers, cancellationToken)).Holds(request.Terms.ChapterId))
                return new OutsideOwnScope();
            if (await chapters.NameOf(request.Terms.ChapterId, cancellationToken) is null)
                return new NoSuchChapterForMembers();
            var words = await policy.Read(cancellationToken, MembershipPolicy.LegalEntities);
            if (!words.Words(MembershipPolicy.LegalEntities, Seat.DayOf(clock.GetUtcNow()))
                    .Contains(StoredJson.NameOf(request.Terms.LegalEntity ?? LegalEntity.Ngo)))
                return new NoSuchLegalEntity();
            var (id, by) = (ids.Next(), caller.AccountId!.Value);
            var answer = await Receive(request, id, by, cancellationToken);

            // What is refused is not looked at; the job would take up by itself what this call does not start.
            if (answer.Rejection is null)
                await jobs.RunOnce(id.ToString(), ImportMembers.Declaration.Id, "{}", by, null, cancellationToken);
            return answer;
        }

        private async Task<Answer> Receive(Request request, Guid id, Guid by, CancellationToken cancellation)
        {
            var (lines, ignored, wrong) = await Read(request, id, cancellation);
            if (wrong is not null)
            {
                await inbox.Discard(id, cancellation);
                return wrong;
            }

            var terms = request.Terms;
            try
            {
                return await store.Write<Answer>(
                    writing =>
                    {
                        var received = new MemberImportEvent.Received(
                            id, terms.ChapterId, terms.LegalEntity ?? LegalEntity.Ngo, lines, terms.ConsentVersion.Trim(),
                            terms.Welcome is true, ignored, by, writing.Now);
                        return Task.FromResult(writing.Start(MembershipStreams.MemberImports, id, received) is { } no
                            ? no
                            : Answer.Accepted(new Body(id), $"/api/v1/membership/member-imports/{id}"));
                    },
                    cancellation);
            }
            catch (CommitRefusedException)
            {
                // The same file with the same key was faster.
                await inbox.Discard(id, cancellation);
                throw;
            }
        }

        private async Task<(int Lines, IReadOnlyList<int> Ignored, Answer? No)> Read(
            Request request, Guid id, CancellationToken cancellation)
        {
            try
            {
                await using var reader = await ImportReader.Open(
                    request.File, request.Terms.Encoding ?? ImportEncoding.Auto, cancellation);
                var lines = await inbox.Take(id, reader.Lines(cancellation), MostLines, cancellation);
                return (lines, reader.IgnoredColumns, lines switch
                {
                    0 => (Answer)new ImportEmpty(),
                    > MostLines => new ImportTooLarge(MostLines),
                    _ => null,
                });
            }
            catch (ImportFileException refused)
            {
                return (0, [], refused.Rejection);
            }
        }
    }
}
