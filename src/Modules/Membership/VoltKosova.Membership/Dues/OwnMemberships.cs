using Npgsql;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Dues;

/// <summary>The memberships of a person, ended ones included, and those that go on in one of them.</summary>
internal sealed class OwnMemberships(Databases databases)
{
    public async Task<Guid[]> Of(Guid? personId, CancellationToken cancellation)
    {
        if (personId is not { } person)
            return [];
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            """
            SELECT id FROM mt_doc_member_card WHERE data ->> 'person_id' = $1
            UNION SELECT id FROM mt_doc_member_card WHERE data ->> 'merged_into_person_id' = $1
            """);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = person.ToString() });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var own = new List<Guid>();
        while (await reader.ReadAsync(cancellation))
            own.Add(reader.GetGuid(0));
        return [.. own];
    }
}
