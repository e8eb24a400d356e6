using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Web;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Events;

namespace VoltKosova.Webhooks.Features;

/// <summary>
/// An endpoint is chosen anew, without another secret. At a new address nothing is sent before it has echoed a challenge; what happens
/// until then is kept as skipped.
/// </summary>
internal static class ChangeEndpoint
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut(
            "endpoints/{id:guid}",
            (Guid id, Body body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
        .WithName(nameof(ChangeEndpoint))
        .WithSummary("Change what an endpoint hears and how it is sent to. A new address is sent a challenge first.")
        .Answers(StatusCodes.Status204NoContent);

    /// <param name="Url">Where events are posted to.</param>
    /// <param name="EventTypes">What it wants to hear of; empty for the endpoint of a Volt chapter.</param>
    /// <param name="Description">What it is for.</param>
    /// <param name="Chapters">Only what happens in these chapters and below them; null for all that the endpoint's chapter reaches.</param>
    /// <param name="ContactEmail">Who is told when every attempt fails; the organisation when nobody is named.</param>
    /// <param name="Batch">Whether several events may come in one request, as CloudEvents' JSON batch.</param>
    /// <param name="MostPerSecond">How many requests a second it wants at most from each host; null for as many as it answers.</param>
    /// <param name="AtOnce">How many requests may be under way at once from each host; null for as many as the host allows.</param>
    internal sealed record Body(
        string Url,
        IReadOnlyList<string> EventTypes,
        string? Description = null,
        IReadOnlyList<Guid>? Chapters = null,
        string? ContactEmail = null,
        bool Batch = false,
        int? MostPerSecond = null,
        int? AtOnce = null) : IEndpointFields;

    internal sealed record Request(Guid Id, Body Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => WebhookRights.Manage;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body).SetValidator(new EndpointFieldsValidator());
    }

    internal sealed class Handler(
        Store<WebhookStreams> store, Caller caller, RequestLanguage language, EndpointRules rules, EventCatalogue catalogue)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(WebhookRights.Manage, cancellationToken);
            if (await store.OwnEndpointOf(request.Id, scope, cancellationToken) is not { } row)
                return new NoSuchEndpoint();
            return await rules.Refuse(request.Body, row.ChapterId, cancellationToken) is { } refusal
                ? refusal
                : await store.Write(writing => Change(writing, request, scope), cancellationToken);
        }

        private async Task<Answer> Change(Writing writing, Request request, ChapterScope scope)
        {
            var (id, body, version) = request;
            if (await writing.OwnEndpointOf(id, scope) is not { } before)
                return new NoSuchEndpoint();
            var change = new EndpointCommand.Change(body.ToTerms(), caller.AccountId!.Value, writing.Now);
            if (await writing.Decide(WebhookStreams.Endpoints, id, change, version) is { } no)
                return no;
            if (body.ContactEmail is { } contact)
                writing.Put(ContactRow.Table, id.ToString(), new ContactRow(contact, language.Language));
            else
                writing.Delete(ContactRow.Table, id.ToString());
            if (before.Terms?.Url != body.Url)
            {
                writing.Delete(HealthRow.Table, id.ToString());
                writing.QueueChallenge(id, catalogue);
            }

            return Answer.NoContent((await writing.Load(WebhookStreams.Endpoints, id)).Version);
        }
    }
}
