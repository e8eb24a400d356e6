using Npgsql;
using VoltKosova.Postgres;
using VoltKosova.Privacy;

namespace VoltKosova.PrivacyDesk;

/// <summary>Removes the lines that were written at the desk itself; those of modules go with what the modules keep.</summary>
internal sealed class ConsentsOfErased(Databases databases) : IForgetPerson
{
    public static string Part => "consents";

    public async Task Forget(Guid person, DateTimeOffset erasedAt, CancellationToken cancellation)
    {
        await using var delete = databases.For(PrivacyStreams.Module).CreateCommand(
            "DELETE FROM mt_doc_consent WHERE data ->> 'person_id' = $1");
        delete.Parameters.Add(new NpgsqlParameter<string> { TypedValue = person.ToString() });
        await delete.ExecuteNonQueryAsync(cancellation);
    }
}
