using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Duplicates;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Views;
using VoltKosova.Postgres;
using VoltKosova.PrivacyDesk;

namespace VoltKosova.Membership.Dues;

/// <summary>
/// No id leads from a person to a line of a bank file that says whom money went to. Who is forgotten is looked for by every name that they
/// are known to have had: a line in which all its words stand, in whatever order and spelling, loses name and text.
/// </summary>
internal sealed class NamesInBankLines(Databases databases) : IForgetByName<MembershipStreams>
{
    public async Task Forget(Writing writing, IReadOnlyList<(Guid Id, string Type)> streams)
    {
        var names = new List<ComparedName>();
        foreach (var (id, type) in streams)
            names.AddRange(await NamesIn(writing, id, type));

        // Every line has all words of a name that cannot be read any more.
        names.RemoveAll(name => name.Words.Count == 0);
        if (names.Count == 0)
            return;
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            "SELECT data::text FROM mt_doc_bank_line WHERE data ? 'party'");
        find.CommandTimeout = 0;
        await using var reader = await find.ExecuteReaderAsync(writing.Cancellation);
        while (await reader.ReadAsync(writing.Cancellation))
        {
            var line = StoredJson.Read<BankLine>(reader.GetString(0));
            var said = ComparedName.Of(line.Party?.Name, line.Party?.Text);
            if (names.Exists(name => name.Words.All(said.Words.Contains)))
                line.ForgetParty(writing);
        }
    }

    private static async Task<IEnumerable<ComparedName>> NamesIn(Writing writing, Guid stream, string type)
    {
        if (type == MembershipStreams.Members.Name)
        {
            return (await writing.Load(MembershipStreams.Members, stream)).State is Member.Known member
                ? member.Timeline.DetailsSoFar.Select(details => ComparedName.Of(details.GivenName, details.FamilyName))
                : [];
        }

        return type == MembershipStreams.Applications.Name
            && await writing.Row<ApplicationRow>(ApplicationRow.Table, stream.ToString()) is { } application
                ? [ComparedName.Of(application.GivenName, application.FamilyName)]
                : [];
    }
}
