using VoltKosova.Postgres;

namespace VoltKosova.Accounts;

internal static class AccountsSchema
{
    public const string Name = "access";

    public static SchemaDefinition Definition { get; } = new(Name, Migration.From(typeof(AccountsSchema).Assembly, "Sql"));
}
