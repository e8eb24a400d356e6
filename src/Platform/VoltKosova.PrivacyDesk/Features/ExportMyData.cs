using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.PrivacyDesk.Erasing;
using VoltKosova.Web;

namespace VoltKosova.PrivacyDesk.Features;

/// <summary>
/// Everything that the modules hold of whoever asks and what they have agreed to, to be read by machines and taken elsewhere. The account,
/// its sessions and the trail of who has looked are read where they are kept.
/// </summary>
internal static class ExportMyData
{
    private const string MediaType = "application/json";

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me/export", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(ExportMyData))
        .WithSummary("Download everything that the modules hold of oneself, as JSON.")
        .AnswersFile(MediaType);

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(OwnDataBook data, ConsentBook consents, SamePerson same, Caller caller, TimeProvider clock)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (caller.PersonId is not { } person)
                return new NoPersonBehindAccount();
            var persons = await same.Of(person, cancellationToken);
            using var bytes = new MemoryStream();
            await using (var json = new Utf8JsonWriter(bytes))
            {
                json.WriteStartObject();
                json.WriteString("format", "volt-kosova.own-data.v1");
                json.WriteString("made_at", StoredJson.TextOf(clock.GetUtcNow()));
                json.WriteString("person_id", person);
                json.WritePropertyName("consents");
                json.WriteRawValue(StoredJson.Write(ConsentsShown.Of(person, await consents.Lines(persons, cancellationToken))));
                json.WriteStartObject("modules");
                await data.Write(json, persons, cancellationToken);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            return Answer.File(MediaType, "my-data.json", bytes.ToArray());
        }
    }
}
