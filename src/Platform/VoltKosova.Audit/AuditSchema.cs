using VoltKosova.Postgres;

namespace VoltKosova.Audit;

internal static class AuditSchema
{
    public const string Name = "audit";

    public static SchemaDefinition Definition { get; } = new(Name, Migration.From(typeof(AuditSchema).Assembly, "Sql"));
}
