using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Postgres;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>
/// A treasurer hands in what the bank says. All of the file becomes true in one commit, or nothing of it; what an earlier file has
/// brought already is not booked again.
/// </summary>
internal static class ImportBankFile
{
    /// <summary>The entries of a file that is one commit.</summary>
    internal const int Most = 1000;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "bank-files",
            (BankFile body, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(body), cancellation))
        .WithName(nameof(ImportBankFile))
        .WithSummary("Book the payments of a bank file (camt.053 or camt.054). The same file twice books nothing twice.")
        .Answers<Body>(StatusCodes.Status200OK);

    /// <summary>What the bank says.</summary>
    /// <param name="ChapterId">Whose account it is.</param>
    /// <param name="File">The XML as text, at most 1,000 entries.</param>
    internal sealed record BankFile(Guid ChapterId, string File);

    internal sealed record Request(BankFile Body) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ManageDues;
    }

    /// <summary>What became of the entries.</summary>
    /// <param name="Entries">All in the file.</param>
    /// <param name="Booked">Payments that were booked; an entry may hold several.</param>
    /// <param name="Matched">Of these, payments that went to a charge by their reference.</param>
    /// <param name="Known">Entries that an earlier file has brought.</param>
    /// <param name="Reversed">Payments that the bank has taken back.</param>
    /// <param name="Passed">Entries that are not final yet, or money that went out.</param>
    /// <param name="UnknownReversals">The lines of reversals of which nobody can tell what they take back.</param>
    internal sealed record Body(
        int Entries, int Booked, int Matched, int Known, int Reversed, int Passed, IReadOnlyList<int> UnknownReversals);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body.File).NotEmpty();
    }

    internal sealed class Handler(Store<MembershipStreams> store, PaymentBook book, Databases databases, Caller caller)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (!(await caller.Scope(MembershipRights.ManageDues, cancellationToken)).Holds(request.Body.ChapterId))
                return new OutsideOwnScope();
            List<BankEntry> entries;
            try
            {
                using var file = new StringReader(request.Body.File);
                entries = [.. CamtReader.Read(file).Take(Most + 1)];
            }
            catch (BankFileException refused)
            {
                return refused.Rejection;
            }

            if (entries.Count > Most)
                return new BankFileTooLarge(Most);
            return await store.Write<Answer>(
                async writing =>
                {
                    var booking = new Booking(writing, book, databases, request.Body.ChapterId, caller.AccountId!.Value);
                    foreach (var entry in entries)
                        await booking.Take(entry);
                    return writing.Rejection is { } no ? no : Answer.Ok(booking.Result(entries.Count));
                },
                cancellationToken);
        }
    }

    private sealed class Booking(Writing writing, PaymentBook book, Databases databases, Guid chapterId, Guid by)
    {
        private readonly List<int> _unknown = [];
        private readonly Dictionary<string, Guid> _references = [];
        private (int Booked, int Matched, int Known, int Reversed, int Passed) _count;

        public Body Result(int entries) => new(
            entries, _count.Booked, _count.Matched, _count.Known, _count.Reversed, _count.Passed, _unknown);

        public async Task Take(BankEntry entry)
        {
            if (!entry.IsBooked || entry.IsCredit == entry.IsReversal || entry.Amount.ToDecimal() == 0)
            {
                _count.Passed++;
                return;
            }

            if (await writing.Row<EntryClaim>(MembershipStreams.BankEntries, entry.Identity) is not null)
            {
                _count.Known++;
                return;
            }

            writing.Insert(MembershipStreams.BankEntries, entry.Identity, new EntryClaim(entry.BookedOn));
            foreach (var detail in entry.Details.Where(detail => detail.Amount!.ToDecimal() > 0))
                await (entry.IsReversal ? Reverse(entry, detail) : Book(entry, detail));
        }

        private async Task Book(BankEntry entry, BankDetail detail)
        {
            string[] names = [.. Names(entry, detail)];
            var payment = new PaymentEvent.Recorded(
                writing.NewId(), chapterId, detail.Amount!, entry.BookedOn, PaymentSource.Bank, detail.Reference, names.FirstOrDefault(),
                by, writing.Now);
            await book.Record(writing, payment, detail.PayerName, detail.PayerText);
            foreach (var name in names)
                _references[name] = payment.PaymentId;
            _count.Booked++;
            if ((await writing.Load(MembershipStreams.Payments, payment.PaymentId)).State is { Allocated.Count: > 0 })
                _count.Matched++;
        }

        private async Task Reverse(BankEntry entry, BankDetail detail)
        {
            var found = await Find([.. Names(entry, detail)]) is { } id ? await writing.Load(MembershipStreams.Payments, id) : null;
            if (found?.State is { IsReversed: false, WasRefunded: false } payment && payment.Facts.Amount == detail.Amount
                && payment.Facts.ChapterId == chapterId)
            {
                await book.Reverse(writing, found.Id, entry.BookedOn, by);
                _count.Reversed++;
            }
            else
                _unknown.Add(entry.Line);
        }

        private async Task<Guid?> Find(string[] names)
        {
            if (names.FirstOrDefault(_references.ContainsKey) is { } known)
                return _references[known];
            await using var find = databases.For(MembershipStreams.Module).CreateCommand(
                "SELECT id FROM mt_doc_payment WHERE data ->> 'bank_reference' = ANY ($1) LIMIT 2");
            find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = names });
            await using var reader = await find.ExecuteReaderAsync(writing.Cancellation);
            Guid? only = await reader.ReadAsync(writing.Cancellation) ? reader.GetGuid(0) : null;
            return await reader.ReadAsync(writing.Cancellation) ? null : only;
        }

        // A batch has one reference for many transfers, which does not say which of them it is.
        private static IEnumerable<string> Names(BankEntry entry, BankDetail detail) =>
            entry.Details.Count == 1 && entry.Reference is { } own ? [own, .. detail.BankReferences] : detail.BankReferences;
    }
}

/// <summary>That a file has brought an entry.</summary>
internal sealed record EntryClaim(DateOnly BookedOn);
