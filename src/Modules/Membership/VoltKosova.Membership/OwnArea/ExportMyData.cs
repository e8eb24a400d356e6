using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Dues;
using VoltKosova.Membership.Timelines;
using VoltKosova.Web;

namespace VoltKosova.Membership.OwnArea;

/// <summary>Everything that the module holds of whoever asks, to be read by machines and taken elsewhere.</summary>
internal static class ExportMyData
{
    private const string MediaType = "application/json";

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me/export", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(ExportMyData))
        .WithSummary("Download everything that Membership holds of oneself, as JSON.")
        .AnswersFile(MediaType);

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(
        Store<MembershipStreams> store, OwnData data, OwnMemberships own, Caller caller, TimeProvider clock)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (caller.PersonId is not { } person)
                return new NoSuchMember();
            using var bytes = new MemoryStream();
            await using (var json = new Utf8JsonWriter(bytes))
            {
                json.WriteStartObject();
                json.WriteString("format", "volt-kosova.membership.own-data.v1");
                json.WriteString("made_at", StoredJson.TextOf(clock.GetUtcNow()));
                json.WriteString("person_id", person);
                json.WriteStartObject("rows");
                await data.Write(json, person, cancellationToken);
                json.WriteEndObject();
                json.WriteStartArray("timelines");
                foreach (var id in await own.Of(person, cancellationToken))
                    await Write(json, id, cancellationToken);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            return Answer.File(MediaType, "membership.json", bytes.ToArray());
        }

        private async Task Write(Utf8JsonWriter json, Guid member, CancellationToken cancellation)
        {
            if ((await store.Read(MembershipStreams.Members, member, cancellation)).State is Member.Known { Timeline: var timeline })
                json.WriteRawValue(StoredJson.Write(
                    TimelineBody.Of(timeline, Seat.DayOf(clock.GetUtcNow()), knownAt: null, withNotes: false)));
        }
    }
}
