using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;
using VoltKosova.Postgres;

namespace VoltKosova.Accounts;

/// <summary>
/// The key ring in <c>access.data_protection_key</c>: all hosts share it. Data Protection asks synchronously, about once a day.
/// </summary>
internal sealed class KeyRingTable(Databases databases, TimeProvider clock) : IXmlRepository
{
    private readonly NpgsqlDataSource _database = databases.For(AccountsSchema.Name);

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = _database.CreateCommand("SELECT xml FROM data_protection_key ORDER BY added_at, name");
        using var reader = command.ExecuteReader();
        var elements = new List<XElement>();
        while (reader.Read())
            elements.Add(XElement.Parse(reader.GetString(0)));
        return elements;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = _database.CreateCommand(
            """
            INSERT INTO data_protection_key (name, xml, added_at) VALUES ($1, $2, $3)
            ON CONFLICT (name) DO UPDATE SET xml = excluded.xml
            """);
        command.Parameters.Add(new() { Value = friendlyName });
        command.Parameters.Add(new() { Value = element.ToString(SaveOptions.DisableFormatting) });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        command.ExecuteNonQuery();
    }
}
