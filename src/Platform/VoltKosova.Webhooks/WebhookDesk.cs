using MediatR;
using Npgsql;
using NpgsqlTypes;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Postgres;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Features;
using VoltKosova.Webhooks.Filling;

namespace VoltKosova.Webhooks;

/// <summary>
/// Endpoints and deliveries for the staff pages, in the caller's chapters. What is pressed goes the way of the API's requests, with their
/// rights and their answers.
/// </summary>
public sealed class WebhookDesk
{
    private readonly Databases _databases;
    private readonly Store<WebhookStreams> _store;
    private readonly IMediator _mediator;
    private readonly Caller _caller;

    internal WebhookDesk(Databases databases, Store<WebhookStreams> store, IMediator mediator, Caller caller) =>
        (_databases, _store, _mediator, _caller) = (databases, store, mediator, caller);

    /// <summary>Whether there is anything to see for the caller.</summary>
    public bool IsOpen => _caller.Has(WebhookRights.Manage);

    /// <summary>The endpoints of the caller's chapters, those in trouble first.</summary>
    public async Task<IReadOnlyList<EndpointShown>> Endpoints(Language language, CancellationToken cancellation)
    {
        var scope = await _caller.Scope(WebhookRights.Manage, cancellation);
        await using var read = _databases.For(WebhookStreams.Module).CreateCommand(
            """
            SELECT e.data, h.data FROM mt_doc_webhook_endpoint AS e LEFT JOIN mt_doc_webhook_health AS h USING (id)
            WHERE $1 OR e.data ->> 'chapter_id' = ANY ($2)
            ORDER BY e.data ->> 'state' = 'active' AND h.id IS NULL, e.data ->> 'registered_at' DESC, id LIMIT 500
            """);
        read.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = scope.Everywhere });
        read.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. scope.Chapters.Select(chapter => chapter.ToString())] });
        await using var reader = await read.ExecuteReaderAsync(cancellation);
        var endpoints = new List<EndpointShown>();
        while (await reader.ReadAsync(cancellation))
        {
            var health = await reader.IsDBNullAsync(1, cancellation) ? null : StoredJson.Read<HealthRow>(reader.GetString(1));
            endpoints.Add(EndpointShown.Of(StoredJson.Read<EndpointRow>(reader.GetString(0)), health, language));
        }

        return endpoints;
    }

    /// <summary>One of them, or null.</summary>
    public async Task<EndpointShown?> Find(Guid id, Language language, CancellationToken cancellation)
    {
        var scope = await _caller.Scope(WebhookRights.Manage, cancellation);
        return await _store.OwnEndpointOf(id, scope, cancellation) is { } row
            ? EndpointShown.Of(row, await _store.Row<HealthRow>(HealthRow.Table, id, cancellation), language)
            : null;
    }

    /// <summary>What goes to an endpoint that <see cref="Find"/> has found, newest first, at most 100.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="state"><c>pending</c>, <c>delivered</c>, <c>failed</c> or <c>skipped</c>; null for all.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<DeliveryShown>> Deliveries(Guid endpoint, string? state, CancellationToken cancellation)
    {
        await using var read = _databases.For(WebhookStreams.Module).CreateCommand(
            """
            SELECT data FROM mt_doc_webhook_delivery
            WHERE data ->> 'endpoint_id' = $1 AND ($2 IS NULL OR data ->> 'state' = $2) ORDER BY data ->> 'created_at' DESC, id LIMIT 100
            """);
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = endpoint.ToString() });
        read.Parameters.Add(new NpgsqlParameter { Value = (object?)state ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        await using var reader = await read.ExecuteReaderAsync(cancellation);
        var deliveries = new List<DeliveryShown>();
        while (await reader.ReadAsync(cancellation))
            deliveries.Add(DeliveryShown.Of(StoredJson.Read<DeliveryRow>(reader.GetString(0))));
        return deliveries;
    }

    /// <summary>Sends an event again; null when it will be sent, otherwise why not.</summary>
    public async Task<Rejection?> Replay(Guid endpoint, Guid delivery, CancellationToken cancellation) =>
        (await _mediator.Send(new ReplayDelivery.Request(endpoint, delivery), cancellation)).Rejection;
}

/// <summary>An endpoint as staff see it.</summary>
/// <param name="State"><c>pending</c>, <c>active</c> or <c>disabled</c>.</param>
/// <param name="Status">How it stands, in one sentence.</param>
/// <param name="IsInTrouble">Whether somebody should look: it is disabled, or failing.</param>
public sealed record EndpointShown(
    Guid Id,
    Guid? ChapterId,
    string Url,
    string? Description,
    IReadOnlyList<string> EventTypes,
    string State,
    string Status,
    bool IsInTrouble,
    DateTimeOffset RegisteredAt)
{
    internal static EndpointShown Of(EndpointRow row, HealthRow? health, Language language) => new(
        row.Id,
        row.ChapterId,
        row.Url,
        row.Description,
        row.EventTypes,
        StoredJson.NameOf(row.State),
        EndpointStatus.Of(row, health, language),
        row.State is Standing.Disabled || (row.State is Standing.Active && health is not null),
        row.RegisteredAt);
}

/// <summary>A delivery as staff see it.</summary>
/// <param name="State"><c>pending</c>, <c>delivered</c>, <c>failed</c> or <c>skipped</c>.</param>
/// <param name="LastOutcome">How the last attempt ended, or why there was none.</param>
/// <param name="MayReplay">Whether it can be sent again: it has ended and is an event.</param>
public sealed record DeliveryShown(
    Guid Id, string Type, string State, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? DueAt, string? LastOutcome, bool MayReplay)
{
    internal static DeliveryShown Of(DeliveryRow row) => new(
        row.Id,
        row.Type,
        StoredJson.NameOf(row.State),
        row.Attempts,
        row.CreatedAt,
        row.State is DeliveryState.Pending ? row.DueAt : null,
        row.LastOutcome,
        row.State is not DeliveryState.Pending && row.Kind is DeliveryKind.Event);
}
