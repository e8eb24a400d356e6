using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Jobs;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>
/// A treasurer hands in what the bank says. The whole file is read and kept before anything of it is booked, so a file that cannot be
/// understood has no effect; the booking is a job's, which is started here.
/// </summary>
internal static class ReceiveBankFile
{
    /// <summary>The most entries of a file.</summary>
    internal const int MostEntries = 100_000;

    private const string Table = "text/csv";

    internal const long MostBytes = 256 * 1024 * 1024;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "bank-files",
            ([FromQuery(Name = "chapter_id")] Guid chapterId, Named<LegalEntity>? legalEntity,
                Stream file, HttpRequest http, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(chapterId, file, http.ContentType, legalEntity?.Value), cancellation))
        .WithName(nameof(ReceiveBankFile))
        .WithSummary(
            "Hand in a bank file of a chapter's account: camt.053 or camt.054, or a table (CSV, at most 32 MiB), of at most 100,000 "
            + "entries. It is that of the legal entity whose account it names; of other accounts legal_entity says it, ngo or party. The "
            + "same file twice books nothing twice.")
        .TakesFile(MostBytes, "application/xml", "text/xml", Table)
        .Answers<Body>(StatusCodes.Status202Accepted);

    /// <param name="ContentType">What the sender calls the file; a table says so, all else is XML.</param>
    /// <param name="LegalEntity">Whose account it is about; left out: that of the account that it names.</param>
    internal sealed record Request(Guid ChapterId, Stream File, string? ContentType, LegalEntity? LegalEntity = null)
        : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ManageDues;
    }

    /// <param name="BankFileId">The file, which tells how far its booking is.</param>
    internal sealed record Body(Guid BankFileId);

    internal sealed class Handler(
        Store<MembershipStreams> store, BankFileInbox inbox, PayerAccounts payers, DuesAccounts accounts, IJobs jobs, IdSource ids,
        Caller caller)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (!(await caller.Scope(MembershipRights.ManageDues, cancellationToken)).Holds(request.ChapterId))
                return new OutsideOwnScope();
            var (id, by) = (ids.Next(), caller.AccountId!.Value);
            var answer = await Receive(request, id, by, cancellationToken);

            // What is refused is not booked; the job would take up by itself what this call does not start.
            if (answer.Rejection is null)
                await jobs.RunOnce(id.ToString(), BookBankFiles.Declaration.Id, "{}", by, null, cancellationToken);
            return answer;
        }

        private async Task<Answer> Receive(Request request, Guid id, Guid by, CancellationToken cancellation)
        {
            var owner = new BankFileOwner(accounts, request.LegalEntity);
            var (entries, wrong) = await Read(request, owner, id, cancellation);
            if (wrong is not null)
                return wrong;
            try
            {
                return await store.Write<Answer>(
                    writing =>
                    {
                        var received = new BankFileEvent.Received(id, request.ChapterId, entries, by, writing.Now, owner.Entity);
                        return Task.FromResult(writing.Start(MembershipStreams.BankFiles, id, received) is { } no
                            ? no
                            : Answer.Accepted(new Body(id), $"/api/v1/membership/bank-files/{id}"));
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

        private async Task<(int Entries, Answer? No)> Read(Request request, BankFileOwner owner, Guid id, CancellationToken cancellation)
        {
            try
            {
                var entries = await inbox.Take(
                    id, Entries(request, owner, cancellation).Select(payers.Hide), MostEntries, cancellation);
                if (entries <= MostEntries && owner.Entity is not null)
                    return (entries, null);
                await inbox.Discard(id, cancellation);
                return (entries, entries > MostEntries ? new BankFileTooLarge(MostEntries) : new BankFileOfNobody());
            }
            catch (BankFileException refused)
            {
                await inbox.Discard(id, cancellation);
                return (0, refused.Rejection);
            }
        }

        private static IAsyncEnumerable<BankEntry> Entries(Request request, BankFileOwner owner, CancellationToken cancellation) =>
            MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals(Table, StringComparison.OrdinalIgnoreCase)
                ? CsvBankReader.Read(request.File, type.Charset.Value?.ToLowerInvariant(), owner.Sees, cancellation)
                : CamtReader.Read(request.File, owner.Sees, cancellation);
    }
}
