using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Policy.Settings;
using VoltKosova.Web;

namespace VoltKosova.Policy.Features;

/// <summary>A rule becomes another one from a day on. What was said before stays, and with it what was decided by it.</summary>
internal static class ChangeSetting
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "settings/{key}/changes",
            (string key, Change body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(key, body, ifMatch.Version), cancellation))
        .WithName(nameof(ChangeSetting))
        .WithSummary("Say what a setting is from a day on, by which clause and why.")
        .Answers(StatusCodes.Status204NoContent);

    /// <summary>What holds.</summary>
    /// <param name="Value">Written as the list shows it.</param>
    /// <param name="ValidTo">The last day; left out while there is none. After it what was said before holds again.</param>
    /// <param name="Source">The law, statute or resolution that says so; it names no people.</param>
    /// <param name="Reason">Why it is changed; it names no people.</param>
    internal sealed record Change(string Value, DateOnly ValidFrom, DateOnly? ValidTo, string Source, string Reason);

    internal sealed record Request(string Key, Change Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PolicyRights.Change;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Body.Value).MaximumLength(500);
            RuleFor(request => request.Body.Source).NotEmpty().MaximumLength(300);
            RuleFor(request => request.Body.Reason).NotEmpty().MaximumLength(500);
        }
    }

    internal sealed class Handler(Store<PolicyStreams> store, IEnumerable<PolicySetting> declared, Caller caller)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (!(await caller.Scope(PolicyRights.Change, cancellationToken)).Everywhere)
                return new OutsideOwnScope();
            if (PolicyDefault.All.FirstOrDefault(one => one.Key == request.Key) is not { } known)
                return new NoSuchSetting();
            var (value, body) = (request.Body.Value.Trim(), request.Body);
            var fits = known.Fits(value) && declared.Where(one => one.Key == known.Key).All(one => one.Fits(value));
            return await store.Write<Answer>(
                async writing =>
                {
                    var stream = PolicyStreams.StreamOf(known.Key);
                    var stated = new SettingEvent.Stated(
                        known.Key, value, body.ValidFrom, body.ValidTo, body.Source.Trim(), body.Reason.Trim(), caller.AccountId!.Value,
                        writing.Now);
                    return await writing.Decide(
                        PolicyStreams.Settings, stream, new SettingCommand.Change(stated, fits), request.IfVersion) is { } no
                        ? no
                        : Answer.NoContent((await writing.Load(PolicyStreams.Settings, stream)).Version);
                },
                cancellationToken);
        }
    }
}
