namespace VoltKosova.PrivacyDesk;

/// <summary>How a consent stands after all lines about it.</summary>
/// <param name="Entry">The line that decides: by which it is allowed, or by which it was withdrawn.</param>
internal sealed record ConsentStanding(ConsentEntry Entry)
{
    public bool Stands => Entry.IsGiven;

    /// <summary>
    /// One standing per purpose, channel and thing. A withdrawal beats everything later but the person's own act: neither a list that is
    /// imported nor what staff or a program write brings a consent back.
    /// </summary>
    public static IReadOnlyList<ConsentStanding> Of(IEnumerable<ConsentEntry> entries) =>
    [
        .. entries.GroupBy(entry => (entry.Consent.Purpose, entry.Consent.Channel, entry.Consent.About))
            .Select(lines => new ConsentStanding(lines.OrderBy(line => line.At).ThenBy(line => line.Id).Aggregate(Next)))
            .OrderBy(standing => standing.Entry.Consent.Purpose, StringComparer.Ordinal).ThenBy(standing => standing.Entry.Id),
    ];

    private static ConsentEntry Next(ConsentEntry before, ConsentEntry line) => (before, line) switch
    {
        ({ IsGiven: false }, { IsGiven: true, Consent.Proof: ConsentProof.Paper or ConsentProof.Import }) => before,
        ({ IsGiven: true }, { IsGiven: true, Consent.Proof: ConsentProof.Paper or ConsentProof.Import }) => before,
        ({ IsGiven: false }, { IsGiven: false }) => before,
        _ => line,
    };
}
