using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Postgres;
using VoltKosova.Privacy;
using VoltKosova.Stack;

namespace VoltKosova.Benchmarks.Under;

/// <summary>A small module without personal data: parcels that are handed in.</summary>
internal sealed class ParcelStreams : IStreams
{
    public static string Module => "parcels";

    public static EventNames Names { get; } = EventNames.Begin().Map<ParcelEvent.HandedIn>("parcels.parcel-handed-in.v1").End();

    public static StreamType<Parcel, ParcelCommand, ParcelEvent> Parcels { get; } = new(
        "parcel", Parcel.Decider, new InlineView<ParcelRow, ParcelEvent>(ParcelRow.Table, ParcelRow.Projection));

    public static IReadOnlyList<TableSpec> Tables { get; } = [new(ParcelRow.Table, "(data ->> 'to'), id")];
}

/// <summary>The same tables once more, for the hand-written floor.</summary>
internal sealed class FloorStreams : IStreams
{
    public static string Module => "floor";

    public static EventNames Names => ParcelStreams.Names;

    public static IReadOnlyList<TableSpec> Tables => ParcelStreams.Tables;
}

internal abstract record ParcelEvent
{
    public sealed record HandedIn(
        Guid ParcelId, Guid From, Guid To, decimal Kilograms, string Size, string Note, bool Fragile, DateTimeOffset At) : ParcelEvent;
}

internal sealed record ParcelCommand(ParcelEvent.HandedIn Fact);

internal sealed record Parcel(bool Exists)
{
    public static Decider<Parcel, ParcelCommand, ParcelEvent> Decider { get; } = new(
        new Parcel(false),
        (parcel, command) => parcel.Exists ? Decision<ParcelEvent>.Nothing : command.Fact,
        (_, _) => new Parcel(true));
}

internal sealed record ParcelRow(
    Guid Id, Guid From, Guid To, decimal Kilograms, string Size, string Note, bool Fragile, string State, DateTimeOffset HandedInAt)
    : InlineRow
{
    public static RowTable Table { get; } = new("parcel");

    public static Projection<ParcelRow, ParcelEvent> Projection { get; } = new((row, fact) => fact switch
    {
        ParcelEvent.HandedIn f => new ParcelRow(f.ParcelId, f.From, f.To, f.Kilograms, f.Size, f.Note, f.Fragile, "handed_in", f.At),
        _ => row,
    });
}

/// <summary>Both modules in a database, migrated as the host does it.</summary>
internal static class Depot
{
    public static async Task<ServiceProvider> Open(string database)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(
        [
            new("ConnectionStrings:Volt", database),
            new("Privacy:Key", $"index:{Key('i')};bench:{Key('b')}"),
        ]);
        builder.Services.AddPrivacy(builder.Configuration).AddStore<ParcelStreams>().AddStore<FloorStreams>().AddStoresOfStack();
        var provider = builder.Services.BuildServiceProvider();
        await provider.GetRequiredService<Migrator>().Migrate(default);
        return provider;
    }

    /// <summary>
    /// So many parcels at once, written by SQL in the shape of the store, with ids that grow with time as the product's do.
    /// </summary>
    public static Task Fill(string database, int count) => Cluster.Execute(
        database,
        $$"""
        SET search_path = parcels;
        SET session_replication_role = replica;
        CREATE TEMP TABLE new AS
            SELECT
                (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0')
                    || '7' || substr(noise, 1, 3) || '8' || substr(noise, 4, 15))::uuid AS stream,
                at
            FROM (
                SELECT clock_timestamp() - ({{count}} - n) * interval '1 millisecond' AS at, md5(random()::text) AS noise
                FROM generate_series(1, {{count}}) AS n) AS made;
        INSERT INTO mt_streams (id, type, version, timestamp, created) SELECT stream, 'parcel', 1, at, at FROM new;
        INSERT INTO mt_events (seq_id, id, stream_id, version, data, type, timestamp)
            SELECT nextval('mt_events_sequence'), gen_random_uuid(), stream, 1, jsonb_build_object(
                'parcel_id', stream, 'from', stream, 'to', stream, 'kilograms', 2.5, 'size', 'medium', 'fragile', false, 'at', at,
                'note', 'Leaflets for the stall on Saturday; ring twice, the bell of the shop is weak.'), 'parcels.parcel-handed-in.v1', at
            FROM new;
        INSERT INTO mt_doc_parcel (id, data)
            SELECT stream, jsonb_build_object(
                'id', stream, 'from', stream, 'to', stream, 'kilograms', 2.5, 'size', 'medium', 'fragile', false, 'handed_in_at', at,
                'note', 'Leaflets for the stall on Saturday; ring twice, the bell of the shop is weak.', 'state', 'handed_in', 'version', 1)
            FROM new;
        """);

    private static string Key(char letter) => Convert.ToBase64String([.. Enumerable.Repeat((byte)letter, 32)]);
}
