using VoltKosova.Postgres;

namespace VoltKosova.Access;

internal static class AccessSchema
{
    public const string Name = "access";

    public static SchemaDefinition Definition { get; } = new(Name, Migration.From(typeof(AccessSchema).Assembly, "Sql"));
}
