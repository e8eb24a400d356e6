using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Audit;

/// <summary>What the lists of entries have in common.</summary>
internal static class EntryLists
{
    public static RowTable Table { get; } = new("entry");

    public static ListOf<Entry> Of { get; } = new(
        AuditSchema.Name,
        Table,
        new("id", FieldType.Uuid),
        new("at", FieldType.Instant, Sortable: true),
        new("operation"),
        new("way"),
        new("outcome"),
        new("status", FieldType.Number),
        new("account_id", FieldType.Uuid),
        new("session_id", FieldType.Uuid),
        new("from"),
        new("objects", Filterable: false),
        new("persons", Filterable: false),
        new("records", Filterable: false),
        new("filters", Filterable: false),
        new("reason"),
        new("trace_id"),
        new("chapters", Filterable: false))
    {
        NewestFirst = true,
    };
}
