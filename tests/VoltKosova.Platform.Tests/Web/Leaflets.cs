using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Platform.Tests.Web;

internal sealed record Leaflet(string? Title, bool Printed, int Copies);

internal abstract record LeafletCommand
{
    public sealed record Draft(string Title) : LeafletCommand;

    public sealed record Print(int Copies) : LeafletCommand;
}

internal abstract record LeafletEvent
{
    public sealed record Drafted(string Title) : LeafletEvent;

    public sealed record Printed(int Copies) : LeafletEvent;
}

internal sealed record LeafletNotDrafted() : Rejection("There is no such leaflet.", RejectionKind.NotFound);

internal sealed record TooManyCopies(int MostCopies) : Rejection("Too many copies.");

internal sealed class LeafletStreams : IStreams
{
    public const int MostCopies = 500;

    public static string Module => "leaflets";

    public static EventNames Names { get; } = EventNames.Begin()
        .Map<LeafletEvent.Drafted>("leaflets.drafted.v1")
        .Map<LeafletEvent.Printed>("leaflets.printed.v1")
        .End();

    public static IReadOnlyList<TableSpec> Tables => [];

    public static StreamType<Leaflet, LeafletCommand, LeafletEvent> Leaflet { get; } = new(
        "leaflet",
        new Decider<Leaflet, LeafletCommand, LeafletEvent>(
            new Leaflet(null, false, 0),
            (state, command) => command switch
            {
                LeafletCommand.Draft draft => new LeafletEvent.Drafted(draft.Title),
                LeafletCommand.Print when state.Title is null => new LeafletNotDrafted(),
                LeafletCommand.Print { Copies: > MostCopies } => new TooManyCopies(MostCopies),
                LeafletCommand.Print print => new LeafletEvent.Printed(print.Copies),
                _ => throw new InvalidOperationException(),
            },
            (state, fact) => fact switch
            {
                LeafletEvent.Drafted drafted => state with { Title = drafted.Title },
                LeafletEvent.Printed printed => state with { Printed = true, Copies = printed.Copies },
                _ => state,
            }));
}

internal enum Paper
{
    RecycledWhite,
    Glossy,
}

internal sealed record LeafletBody(Guid Id, string Title, string? Note);

internal sealed record TokenBody(Guid Id, string Token);

internal static class Leaflets
{
    public static readonly Right Printing = new("leaflets.print", Role.MembershipOfficer);

    public static void Map(IEndpointRouteBuilder routes)
    {
        DraftLeaflet.Map(routes);
        PrintLeaflet.Map(routes);
        ReadLeaflet.Map(routes);
        IssueToken.Map(routes);
        Fail.Map(routes);
    }
}

internal static class DraftLeaflet
{
    internal sealed record Line(string Text);

    internal sealed record Draft(
        string Title, int Pages, Paper Paper = Paper.RecycledWhite, string? Note = null, IReadOnlyList<Line>? Lines = null);

    internal sealed record Request(Draft Body) : IRequest<Answer>, IForPublic;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Body.Title).NotEmpty().MaximumLength(40);
            RuleFor(request => request.Body.Pages).InclusiveBetween(1, 8);
            RuleForEach(request => request.Body.Lines).ChildRules(line => line.RuleFor(one => one.Text).NotEmpty());
        }
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("drafts", (Draft body, IMediator sender, CancellationToken ct) => sender.Send(new Request(body), ct))
        .WithName(nameof(DraftLeaflet)).WithSummary("Draft a leaflet").Answers<LeafletBody>(201);

    internal sealed class Handler(Store<LeafletStreams> store) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => store.Write<Answer>(
            writing =>
            {
                var id = writing.NewId();
                return Task.FromResult(writing.Start(LeafletStreams.Leaflet, id, new LeafletCommand.Draft(request.Body.Title)) is { } no
                    ? Answer.Refused(no)
                    : Answer.Created($"/api/v1/leaflets/drafts/{id}", new LeafletBody(id, request.Body.Title, request.Body.Note), 1));
            },
            cancellationToken);
    }
}

internal static class PrintLeaflet
{
    internal sealed record Request(Guid Id, int Copies, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => Leaflets.Printing;
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut(
            "drafts/{id:guid}/printing",
            (Guid id, int copies, IfMatch ifMatch, IMediator sender, CancellationToken ct) =>
                sender.Send(new Request(id, copies, ifMatch.Version), ct))
        .WithName(nameof(PrintLeaflet)).WithSummary("Print a leaflet").Answers<LeafletBody>(200);

    internal sealed class Handler(Store<LeafletStreams> store) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => store.Write<Answer>(
            async writing =>
            {
                if (await writing.Decide(LeafletStreams.Leaflet, request.Id, new LeafletCommand.Print(request.Copies),
                    request.IfVersion) is { } no)
                    return no;
                var leaflet = await writing.Load(LeafletStreams.Leaflet, request.Id);
                return Answer.Ok(new LeafletBody(request.Id, leaflet.State.Title!, null), leaflet.Version);
            },
            cancellationToken);
    }
}

internal static class ReadLeaflet
{
    internal sealed record Request(Guid Id) : IRequest<Answer>, IForSignedIn;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("drafts/{id:guid}", (Guid id, IMediator sender, CancellationToken ct) => sender.Send(new Request(id), ct))
        .WithName(nameof(ReadLeaflet)).WithSummary("Read a leaflet").Answers<LeafletBody>();

    internal sealed class Handler(Store<LeafletStreams> store) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var leaflet = await store.Read(LeafletStreams.Leaflet, request.Id, cancellationToken);
            return leaflet.Exists
                ? Answer.Ok(new LeafletBody(request.Id, leaflet.State.Title!, null), leaflet.Version)
                : new LeafletNotDrafted();
        }
    }
}

internal static class IssueToken
{
    internal sealed record Request(string Name) : IRequest<Answer>, IForPublic;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("tokens", (Request body, IMediator sender, CancellationToken ct) => sender.Send(body, ct))
        .WithName(nameof(IssueToken)).WithSummary("Issue a token that is shown once").Answers<TokenBody>(201);

    internal sealed class Handler(Store<LeafletStreams> store) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => store.Write<Answer>(
            writing =>
            {
                var id = writing.NewId();
                writing.Start(LeafletStreams.Leaflet, id, new LeafletCommand.Draft(request.Name));
                return Task.FromResult(Answer.Created($"/api/v1/leaflets/tokens/{id}", new TokenBody(id, "s3cret")).Secret(new { id }));
            },
            cancellationToken);
    }
}

/// <summary>Throws what its caller names.</summary>
internal static class Fail
{
    internal sealed record Request(string How) : IRequest<Answer>, IForPublic;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("failures/{how}", (string how, IMediator sender, CancellationToken ct) => sender.Send(new Request(how), ct))
        .WithName(nameof(Fail)).WithSummary("Fail").Answers();

    internal sealed class Handler : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => throw (request.How switch
        {
            "outage" => new Npgsql.NpgsqlException("Host=secret", new IOException()),
            "contended" => new ContendedException("leaflets"),
            "erased" => new PersonErasedException(),
            _ => new InvalidOperationException("Blerta Krasniqi"),
        });
    }
}
