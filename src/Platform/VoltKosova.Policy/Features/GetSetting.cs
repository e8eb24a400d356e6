using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Policy.Settings;
using VoltKosova.Web;

namespace VoltKosova.Policy.Features;

/// <summary>Everything that was said about a setting, with the reasons and by whom.</summary>
internal static class GetSetting
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("settings/{key}", (string key, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(key), cancellation))
        .WithName(nameof(GetSetting))
        .WithSummary("Read everything that was ever said about a setting, the newest last. Where several cover a day, the newest counts.")
        .Answers<Body>();

    internal sealed record Request(string Key) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PolicyRights.Change;
    }

    internal sealed record Body(string Key, PolicyType Type, IReadOnlyList<Line> Said);

    /// <summary>What was said.</summary>
    /// <param name="Reason">Absent for what the software brought.</param>
    /// <param name="ChangedBy">The account; absent for what the software brought.</param>
    internal sealed record Line(
        string Value, DateOnly ValidFrom, DateOnly? ValidTo, string Source, string? Reason, Guid? ChangedBy, DateTimeOffset RecordedAt);

    internal sealed class Handler(Store<PolicyStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (!(await caller.Scope(PolicyRights.Change, cancellationToken)).Everywhere)
                return new OutsideOwnScope();
            if (PolicyDefault.All.FirstOrDefault(one => one.Key == request.Key) is not { } known)
                return new NoSuchSetting();
            var row = await store.Row<SettingRow>(SettingRow.Table, PolicyStreams.StreamOf(known.Key), cancellationToken);
            return Answer.Ok(
                new Body(known.Key, known.Type, [.. (row?.Said ?? []).Select(one => new Line(
                    one.Value, one.ValidFrom, one.ValidTo, one.Source, one.Reason, one.By, one.At))]),
                row?.Version ?? 0);
        }
    }
}
