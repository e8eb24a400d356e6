using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Postgres;

namespace VoltKosova.Access;

/// <summary>The accounts that have a role in the caller's chapters, in the order in which they were made.</summary>
internal static class ListStaff
{
    private const int Most = 200;

    internal sealed record Item(
        Guid AccountId, Guid? PersonId, string Email, string? GivenName, string? FamilyName, Language Language, DateTimeOffset CreatedAt,
        bool IsAccepted, bool IsDisabled, bool HasTotp, IReadOnlyList<Grant> Grants);

    /// <param name="Next">The <c>after</c> of the next page; null at the end.</param>
    internal sealed record Page(IReadOnlyList<Item> Items, Guid? Next);

    public static void Map(IEndpointRouteBuilder access) =>
        access.MapGet("/accounts", Handle).RequireRight(AccessRights.ManageAccounts).WithName("ListStaff").WithSummary("List staff accounts");

    private static async Task<Ok<Page>> Handle(
        Caller caller, Databases databases, CancellationToken cancellation, Guid? after = null, int limit = 50)
    {
        var scope = await caller.Scope(AccessRights.ManageAccounts, cancellation);
        limit = Math.Clamp(limit, 1, Most);
        await using var command = databases.For(AccessSchema.Name).Command(
            """
            SELECT id, person_id, email, given_name, family_name, language, created_at,
                   password_hash IS NOT NULL, disabled_at IS NOT NULL, two_factor_enabled, held.grants::text
            FROM account
            CROSS JOIN LATERAL (
                SELECT jsonb_agg(jsonb_build_object('role', role, 'chapter_id', chapter_id) ORDER BY role, chapter_id) AS grants
                FROM role_grant WHERE account_id = account.id AND ($1 OR chapter_id = ANY($2))) held
            WHERE held.grants IS NOT NULL AND ($3::uuid IS NULL OR id > $3::uuid)
            ORDER BY id
            LIMIT $4
            """,
            scope.Everywhere, scope.Chapters.ToArray(), after, limit + 1);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var items = new List<Item>();
        while (await reader.ReadAsync(cancellation))
            items.Add(Read(reader));
        return TypedResults.Ok(items.Count > limit ? new Page(items[..limit], items[limit - 1].AccountId) : new Page(items, null));
    }

    private static Item Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.OrNull<Guid>(1), row.GetString(2), row.TextOrNull(3), row.TextOrNull(4), LanguageNames.Parse(row.GetString(5)),
        row.GetFieldValue<DateTimeOffset>(6), row.GetBoolean(7), row.GetBoolean(8), row.GetBoolean(9),
        StoredJson.Read<IReadOnlyList<Grant>>(row.GetString(10)));
}
