using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.PrivacyDesk.Erasing;
using VoltKosova.Web;

namespace VoltKosova.PrivacyDesk.Features;

/// <summary>Somebody wants to be forgotten. At once, unless the law wants something kept: then the answer says what, why and until when.</summary>
internal static class RequestMyErasure
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("me/erasure", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(RequestMyErasure))
        .WithSummary("Ask to be forgotten. It cannot be taken back: membership, account and everything personal end with it.")
        .Answers<ErasureShown>(StatusCodes.Status200OK);

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Store<PrivacyStreams> store, Erasures erasures, Caller caller, RequestLanguage language)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => caller.PersonId is { } person
            ? await store.Write(
                writing => Asking.ToForget(writing, erasures, person, onOwnWish: true, caller, language.Language), cancellationToken)
            : new NoPersonBehindAccount();
    }
}

/// <summary>The same for whoever asks for themselves and for others.</summary>
internal static class Asking
{
    public static async Task<Answer> ToForget(
        Writing writing, Erasures erasures, Guid person, bool onOwnWish, Caller caller, Language language)
    {
        var wish = new SubjectEvent.ErasureRequested(person, onOwnWish, caller.AccountId!.Value, writing.Now);
        var request = new SubjectCommand.Request(wish, erasures.Of(person, writing.Now));
        return await writing.Decide(PrivacyStreams.Subjects, person, request) is { } no ? no : await Shown(writing, person, language);
    }

    /// <summary>The erasure with what the act has decided.</summary>
    public static async Task<Answer> Shown(Writing writing, Guid person, Language language)
    {
        var subject = await writing.Load(PrivacyStreams.Subjects, person);
        return Answer.Ok(ErasureShown.Of(person, subject.State, Seat.DayOf(writing.Now), language), subject.Version);
    }
}
