using System.Globalization;
using System.Text;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Membership.Statistics;

/// <summary>How many members there were at the end of each month, by one thing that tells them apart.</summary>
internal static class GetStatistics
{
    private const int Longest = 120;
    private const string Csv = "text/csv";

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(
                "statistics",
                (string? by,
                    int? months,
                    [FromQuery(Name = "chapter_id")] Guid? chapter,
                    IMediator mediator,
                    CancellationToken cancellation) =>
                    mediator.Send(new Request(by ?? "kind", months ?? 12, chapter, AsFile: false), cancellation))
            .WithName(nameof(GetStatistics))
            .WithSummary(
                "Read how many members one's own chapters had at the end of each month, by kind, age, gender or chapter: how many at "
                + "the least, in steps of five. Fewer than five are withheld.")
            .Answers<Body>();
        routes.MapGet(
                "statistics/file",
                (string? by,
                    int? months,
                    [FromQuery(Name = "chapter_id")] Guid? chapter,
                    IMediator mediator,
                    CancellationToken cancellation) =>
                    mediator.Send(new Request(by ?? "kind", months ?? 12, chapter, AsFile: true), cancellation))
            .WithName("DownloadStatistics")
            .WithSummary("Download the same as CSV, a line for each month and value; what is withheld is empty.")
            .AnswersFile(Csv);
    }

    /// <param name="Months">How many, the current one included.</param>
    /// <param name="Chapter">That one and all below it; null for all of the caller's.</param>
    internal sealed record Request(string By, int Months, Guid? Chapter, bool AsFile) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeMembers;
    }

    /// <param name="Months">As <c>2026-03</c>, oldest first.</param>
    /// <param name="CountedOn">Per month the day that was counted: its last, or yesterday; null where nothing was.</param>
    /// <param name="Members">Per month how many in all at the least, in steps of five; null where fewer.</param>
    /// <param name="Lines">The same for each value. Where there are fewer than ten in all, nothing is told.</param>
    internal sealed record Body(
        StatisticBy By,
        IReadOnlyList<string> Months,
        IReadOnlyList<DateOnly?> CountedOn,
        IReadOnlyList<long?> Members,
        IReadOnlyList<StatisticBook.Line> Lines);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.By).Matches("^(chapter|kind|age|gender)$");
            RuleFor(request => request.Months).InclusiveBetween(1, Longest);
        }
    }

    internal sealed class Handler(StatisticBook book, Caller caller, IChapterTree tree, TimeProvider clock)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var today = Seat.DayOf(clock.GetUtcNow());
            var months = Enumerable.Range(1 - request.Months, request.Months)
                .Select(at => MemberCount.MonthOf(today.AddMonths(at))).ToList();
            var by = Enum.Parse<StatisticBy>(request.By, ignoreCase: true);
            var table = await book.Read(by, months, await Within(request.Chapter, cancellationToken), cancellationToken);
            return request.AsFile
                ? Answer.File(Csv, "members.csv", Write(by, months, table))
                : Answer.Ok(new Body(by, months, table.On, table.Whole, table.Lines));
        }

        // A chapter that the caller does not look after counts nobody, as a list that is filtered by it has no rows.
        private async Task<ChapterScope> Within(Guid? chapter, CancellationToken cancellation)
        {
            var scope = await caller.Scope(MembershipRights.SeeMembers, cancellation);
            if (chapter is not { } root)
                return scope;
            var below = await tree.Below([root], cancellation);
            return new ChapterScope(false, below.Where(one => scope.Holds(one)).ToHashSet());
        }
    }

    // Months, words of ours, ids and numbers: nothing that a spreadsheet could take for a formula.
    private static byte[] Write(StatisticBy by, IReadOnlyList<string> months, StatisticBook.Table table)
    {
        var text = new StringBuilder("month,counted_on,by,value,members\r\n");
        for (var at = 0; at < months.Count; at++)
        {
            var day = table.On[at]?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            Add(months[at], day, "all", "all", table.Whole[at]);
            foreach (var line in table.Lines)
                Add(months[at], day, EventStore.StoredJson.NameOf(by), line.Value, line.Counts[at]);
        }

        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())];

        void Add(string month, string? day, string what, string value, long? count) =>
            text.Append(CultureInfo.InvariantCulture, $"{month},{day},{what},{value},{count}\r\n");
    }
}
