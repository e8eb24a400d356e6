using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.PrivacyDesk.Erasing;
using VoltKosova.Web;

namespace VoltKosova.PrivacyDesk.Features;

/// <summary>Staff or a program note a consent that was given elsewhere. It does not count where the person has withdrawn.</summary>
internal static class RecordConsent
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("persons/{id:guid}/consents", (Guid id, Given body, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id, body), cancellation))
        .WithName(nameof(RecordConsent))
        .WithSummary("Note a consent that was given on paper or comes from another list. It never outweighs a withdrawal.")
        .Answers<Body>(StatusCodes.Status201Created);

    /// <param name="TextVersion">The text that was agreed to.</param>
    /// <param name="Proof"><c>paper</c> or <c>import</c>: what a person does on their own has a proof of its own.</param>
    internal sealed record Given(
        string Purpose, ConsentChannel Channel, string TextVersion, ConsentProof Proof, LegalBasis Basis, Guid? About = null);

    internal sealed record Request(Guid Id, Given Body) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PrivacyRights.Consents;
    }

    internal sealed record Body(Guid EntryId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Body.Purpose).Matches("^[a-z][a-z0-9-]{1,60}$");
            RuleFor(request => request.Body.TextVersion).NotEmpty().MaximumLength(50);
            RuleFor(request => request.Body.Proof).Must(proof => proof is ConsentProof.Paper or ConsentProof.Import);
        }
    }

    internal sealed class Handler(Store<PrivacyStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (!(await caller.Scope(PrivacyRights.Consents, cancellationToken)).Everywhere)
                return new OutsideOwnScope();
            var (id, given) = (request.Id, request.Body);
            return await store.Write<Answer>(
                async writing =>
                {
                    if ((await writing.Load(PrivacyStreams.Subjects, id)).State.IsErased)
                        return new NoSuchPerson();
                    var consent = new Consent(id, given.Purpose, given.Channel, given.TextVersion, given.Proof, given.Basis)
                    {
                        About = given.About,
                    };
                    return Answer.Created(
                        $"/api/v1/privacy/persons/{id}/consents", new Body(writing.NoteConsent(consent, caller.AccountId)));
                },
                cancellationToken);
        }
    }
}
