using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Partnerships.Domain.Contacts;
using VoltKosova.Partnerships.Domain.Partners;
using VoltKosova.Privacy;
using VoltKosova.Web;

namespace VoltKosova.Partnerships.Features;

/// <summary>Names a person in a role at a partner. What is said about them is sealed under their own key.</summary>
internal static class AddContact
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "partners/{id:guid}/contacts",
            (Guid id, ContactBody body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body), cancellation))
        .WithName(nameof(AddContact))
        .WithSummary("Name a person in a role at a partner of one's own chapters.")
        .Answers<Body>(StatusCodes.Status201Created);

    /// <summary>The person.</summary>
    /// <param name="Email">An address, where one is known.</param>
    /// <param name="Phone">A number, where one is known.</param>
    /// <param name="Since">The first day in the role.</param>
    internal sealed record ContactBody(ContactRole Role, string Name, string? Email, string? Phone, DateOnly Since);

    internal sealed record Request(Guid PartnerId, ContactBody Contact) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PartnershipsRights.Manage;
    }

    internal sealed record Body(Guid ContactId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Contact.Name).NotEmpty().MaximumLength(200);
            RuleFor(request => request.Contact.Phone).MaximumLength(40);
            RuleFor(request => request.Contact.Email)
                .Must(text => string.IsNullOrWhiteSpace(text) || EmailAddress.TryParse(text, out _))
                .WithErrorCode("email-not-valid");
        }
    }

    internal sealed class Handler(Store<PartnershipsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(PartnershipsRights.Manage, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    var partner = (await writing.Load(PartnershipsStreams.Partners, request.PartnerId)).State;
                    if (partner is not Partner.Known { ChapterId: var chapter } || !scope.Holds(chapter))
                        return new NoSuchPartner();
                    return partner is Partner.Active ? await Add(writing, request, chapter) : new PartnershipHasEnded();
                },
                cancellationToken);
        }

        private async Task<Answer> Add(Writing writing, Request request, Guid chapter)
        {
            var (person, body) = (await writing.MintPerson(), request.Contact);
            var added = new ContactEvent.Added(
                person, request.PartnerId, chapter, body.Role, body.Name.Trim(), Text(body.Email), Text(body.Phone), body.Since,
                caller.AccountId!.Value, writing.Now);
            return writing.Start(PartnershipsStreams.Contacts, person, new ContactCommand.Add(added, Seat.DayOf(writing.Now))) is { } no
                ? no
                : Answer.Created($"/api/v1/partnerships/contacts/{person}", new Body(person), version: 1);
        }

        private static string? Text(string? sent) => string.IsNullOrWhiteSpace(sent) ? null : sent.Trim();
    }
}
