namespace VoltKosova.Journeys.Tests;

/// <summary>What admissions have brought about in all modules.</summary>
/// <param name="Members">The view of members.</param>
/// <param name="Headcount">How many members the chapters count.</param>
/// <param name="Effects">The persons for whom something has happened, once each time it did, by what it is.</param>
public sealed record Admissions(
    IReadOnlyList<MemberRow> Members,
    long Headcount,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Effects)
{
    private const string Admitted = "membership.member-admitted.v1";

    /// <summary>Every broken promise as a sentence; none when all were kept.</summary>
    /// <param name="told">What clients know.</param>
    /// <param name="facts">The log.</param>
    /// <param name="applications">The view of applications.</param>
    public IEnumerable<string> Faults(Told told, IReadOnlyList<Fact> facts, IReadOnlyList<ViewRow> applications)
    {
        var streams = facts.GroupBy(fact => fact.Stream).Where(stream => stream.Any(fact => fact.Name == Admitted)).ToList();
        return
        [
            .. told.Admitted.Except(ByApplication(applications)).Select(id => $"{id} was admitted and that is lost."),
            .. ByApplication(applications).Except(told.AskedToAdmit).Select(id => $"Nobody asked to admit {id}."),
            .. Unfolded(streams),
            .. Unlinked(applications),
            .. Headcount == streams.Count ? (string[])[] : [$"The chapters count {Headcount} members, the log {streams.Count}."],
            .. Effects.SelectMany(effect => Followed(effect.Key, [.. Members.Select(row => row.Person)], effect.Value)),
        ];
    }

    private static IEnumerable<Guid> ByApplication(IReadOnlyList<ViewRow> applications) =>
        applications.Where(row => row.Member is not null).Select(row => row.Id);

    private IEnumerable<string> Unfolded(List<IGrouping<Guid, Fact>> streams)
    {
        var rows = Members.ToDictionary(row => row.Id);
        foreach (var stream in streams)
        {
            var admitted = stream.Single(fact => fact.Name == Admitted);
            var fold = new MemberRow(stream.Key, stream.Max(fact => fact.Version), admitted.Person!, admitted.Detail!);
            if (!rows.TryGetValue(stream.Key, out var row))
                yield return $"{stream.Key} is a member in the log alone.";
            else if (row != fold)
                yield return $"The row of the member {stream.Key} is {row}, the fold of its log {fold}.";
        }

        foreach (var row in rows.Keys.Except(streams.Select(stream => stream.Key)))
            yield return $"{row} is a member without a fact.";
        foreach (var twice in Members.GroupBy(row => row.Number).Where(found => found.Count() > 1))
            yield return $"{twice.Key} is the number of {twice.Count()} members.";
    }

    /// <summary>The decision and the membership that begins with it became true together.</summary>
    private IEnumerable<string> Unlinked(IReadOnlyList<ViewRow> applications)
    {
        var admitted = applications.Where(row => row.Member is not null).ToDictionary(row => Guid.Parse(row.Member!), row => row.Person);
        foreach (var (member, person) in admitted)
        {
            if (Members.All(row => row.Id != member || row.Person != person))
                yield return $"{person} was admitted and is no member.";
        }

        foreach (var row in Members.Where(row => !admitted.ContainsKey(row.Id)))
            yield return $"{row.Person} is a member and was not admitted.";
    }

    private static IEnumerable<string> Followed(string effect, HashSet<string> members, IReadOnlyList<string> had) =>
    [
        .. members.Except(had).Select(person => $"{person} was admitted without: {effect}."),
        .. had.Except(members).Select(person => $"{person} is no member and has: {effect}."),
        .. had.GroupBy(person => person).Where(found => found.Count() > 1)
            .Select(found => $"{found.Key} has {found.Count()} times: {effect}."),
    ];
}

/// <summary>A row of the view of members.</summary>
public sealed record MemberRow(Guid Id, long Version, string Person, string Number);
