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

/// <summary>A chapter wants to be told. The secret is shown in this answer only; the first thing sent is a signed challenge.</summary>
internal static class RegisterEndpoint
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("endpoints", (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(RegisterEndpoint))
        .WithSummary("Register an endpoint. It is pending until it has echoed the challenge; its secret is shown once.")
        .Answers<Receipt>(StatusCodes.Status201Created);

    /// <param name="Url">Where events are posted to.</param>
    /// <param name="EventTypes">What it wants to hear of.</param>
    /// <param name="ChapterId">Whose it is and whose events it hears, chapters below included; null for the whole movement.</param>
    /// <param name="Description">What it is for.</param>
    /// <param name="Chapters">Only what happens in these chapters and below them; null for all that the endpoint's chapter reaches.</param>
    /// <param name="ContactEmail">Who is told when every attempt fails; the organisation when nobody is named.</param>
    /// <param name="Batch">Whether several events may come in one request, as CloudEvents' JSON batch.</param>
    /// <param name="MostPerSecond">How many requests a second it wants at most from each host; null for as many as it answers.</param>
    /// <param name="AtOnce">How many requests may be under way at once from each host; null for as many as the host allows.</param>
    internal sealed record Request(
        string Url,
        IReadOnlyList<string> EventTypes,
        Guid? ChapterId = null,
        string? Description = null,
        IReadOnlyList<Guid>? Chapters = null,
        string? ContactEmail = null,
        bool Batch = false,
        int? MostPerSecond = null,
        int? AtOnce = null)
        : IRequest<Answer>, IForStaff, IDangerous, IEndpointFields
    {
        public static Right Right => WebhookRights.Manage;

        // A machine changes the secrets that it itself works with.
        bool IDangerous.IsForMachinesToo => true;
    }

    /// <param name="Secret">What deliveries are signed with; keep it, it cannot be read again.</param>
    internal sealed record Receipt(Guid Id, Standing State, string? Secret);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            Include(new EndpointFieldsValidator());
            RuleFor(request => request.EventTypes).NotEmpty();
        }
    }

    internal sealed class Handler(
        Store<WebhookStreams> store,
        Caller caller,
        RequestLanguage language,
        EndpointRules rules,
        EventCatalogue catalogue,
        Secrets secrets) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(WebhookRights.Manage, cancellationToken);
            if (!scope.Holds(request.ChapterId))
                return new ChapterOutOfReach();
            return await rules.Refuse(request, request.ChapterId, cancellationToken) is { } refusal
                ? refusal
                : await store.Write(writing => Task.FromResult(Register(writing, request)), cancellationToken);
        }

        private Answer Register(Writing writing, Request request)
        {
            var id = writing.NewId();
            var terms = request.ToTerms();
            var registration = new EndpointEvent.Registered(
                id,
                request.ChapterId,
                terms.Url,
                terms.EventTypes,
                terms.Description,
                caller.AccountId!.Value,
                writing.Now,
                terms.Chapters,
                terms.Batch,
                terms.MostPerSecond,
                AtOnce: terms.AtOnce);
            if (writing.Start(WebhookStreams.Endpoints, id, new EndpointCommand.Register(registration)) is { } no)
                return no;
            var secret = Secret.Draw();
            writing.Put(SecretRow.Table, id.ToString(), secrets.Wrap(id, [secret]));
            if (request.ContactEmail is { } contact)
                writing.Put(ContactRow.Table, id.ToString(), new ContactRow(contact, language.Language));
            writing.QueueChallenge(id, catalogue);
            return Answer.Created($"/api/v1/webhooks/endpoints/{id}", new Receipt(id, Standing.Pending, secret.Value), 1)
                .Secret(new Receipt(id, Standing.Pending, null));
        }
    }
}
