using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Accounts.Features;
using VoltKosova.Postgres;
using VoltKosova.Web;

namespace VoltKosova.Accounts;

/// <summary>Finds out who can see a person: endpoints and pages say what, tables say where, grants say who.</summary>
internal sealed class Exposures(
    IEnumerable<EndpointDataSource> endpoints, IEnumerable<StaffView> pages, Databases databases, IChapterTree tree)
{
    public async Task<IReadOnlyList<ShowMyExposure.Exposure>> Of(Guid person, CancellationToken cancellation)
    {
        var grants = await Grants(cancellation);
        var found = new List<ShowMyExposure.Exposure>();
        foreach (var views in Views().GroupBy(view => view.Right))
        {
            // What is read one by one needs the same right as the list beside it, and shows the same persons.
            var (fields, operations) = (Sorted(views.SelectMany(view => view.Fields)), Sorted(views.Select(view => view.Operation)));
            var chapters = new List<Guid?>();
            foreach (var source in views.Select(view => view.Source).OfType<ListSource>().Distinct())
                chapters.AddRange(await Chapters(source, person, cancellation));
            foreach (var chapter in chapters.Distinct())
            {
                found.Add(new ShowMyExposure.Exposure(
                    views.Key.Name,
                    chapter,
                    fields,
                    operations,
                    [
                        .. grants.Where(grant => views.Key.Roles.Contains(grant.Role) && grant.Scope.Holds(chapter))
                            .Select(grant => grant.Holder),
                    ]));
            }
        }

        return [.. found.OrderBy(exposure => exposure.Right, StringComparer.Ordinal).ThenBy(exposure => exposure.ChapterId)];
    }

    private static string[] Sorted(IEnumerable<string> words) => [.. words.Distinct().Order(StringComparer.Ordinal)];

    private IEnumerable<(Right Right, string Operation, ListSource? Source, IReadOnlyList<string> Fields)> Views() =>
    [
        .. endpoints.SelectMany(source => source.Endpoints).Select(Disclosure.Of).OfType<Disclosure>()
            .Where(disclosure => disclosure is { IsRead: true, IsPersonal: true, Right: not null })
            .Select(disclosure => (disclosure.Right!, disclosure.Operation, disclosure.List, disclosure.PersonalFields)),
        .. pages.Select(page => (page.Right, page.Operation, (ListSource?)page.Source, page.Fields)),
    ];

    private async Task<IReadOnlyList<Guid?>> Chapters(ListSource source, Guid person, CancellationToken cancellation)
    {
        await using var command = databases.For(source.Schema).Command(
            $"SELECT DISTINCT (data ->> 'chapter_id')::uuid FROM {source.Table} WHERE data ->> 'person_id' = $1", person.ToString());
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var chapters = new List<Guid?>();
        while (await reader.ReadAsync(cancellation))
            chapters.Add(reader.OrNull<Guid>(0));
        return chapters;
    }

    private async Task<IReadOnlyList<(Role Role, ChapterScope Scope, ShowMyExposure.Holder Holder)>> Grants(CancellationToken cancellation)
    {
        await using var command = databases.For(AccountsSchema.Name).Command(
            """
            SELECT account_id, role, chapter_id FROM role_grant JOIN account ON account.id = account_id
            WHERE disabled_at IS NULL AND password_hash IS NOT NULL ORDER BY account_id, role, chapter_id
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<(Guid Account, Role Role, Guid? Chapter)>();
        while (await reader.ReadAsync(cancellation))
        {
            if (RoleNames.Parse(reader.GetString(1)) is { } role)
                rows.Add((reader.GetGuid(0), role, reader.OrNull<Guid>(2)));
        }

        var scopes = new Dictionary<Guid, ChapterScope>();
        foreach (var chapter in rows.Select(row => row.Chapter).OfType<Guid>().Distinct())
            scopes[chapter] = new ChapterScope(false, await tree.Below([chapter], cancellation));
        return
        [
            .. rows.Select(row => (
                row.Role,
                row.Chapter is { } chapter ? scopes[chapter] : ChapterScope.WholeMovement,
                new ShowMyExposure.Holder(row.Account, row.Role, row.Chapter))),
        ];
    }
}
