using Npgsql;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Duplicates;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Dues;

/// <summary>Finds the open charges of its legal entity that something speaks for, for a payment that has something left.</summary>
internal sealed class ChargesForPayment(Store<MembershipStreams> store, Databases databases, EntryKeys keys)
{
    // An account that has paid for more people than a family has is that of a payment service or an exchange office.
    private const int MostMembersOfAccount = 5;

    // More than are shown, so that the best of them are.
    private const int MostLookedAt = 200;

    private NpgsqlDataSource Database => databases.For(MembershipStreams.Module);

    /// <summary>The charges in the scope, the best first.</summary>
    public async Task<IReadOnlyList<(Proposal Proposal, ChargeRow Charge)>> Find(
        PaymentRow payment, ChapterScope scope, CancellationToken cancellation)
    {
        if (payment.Left.ToDecimal() <= 0)
            return [];
        var account = (await store.Read(MembershipStreams.Payments, payment.Id, cancellation)).State?.PayerAccount;
        var members = new (ProposalReason Reason, HashSet<Guid> Members)[]
        {
            (ProposalReason.SameMember, await SameMember(payment, cancellation)),
            (ProposalReason.PayerAlias, account is null ? [] : await OfAccount(account, cancellation)),
            (ProposalReason.Name, await Called(payment.PayerName, cancellation)),
        };
        var charges = (await Open(payment, [.. members.SelectMany(one => one.Members).Distinct()], scope, cancellation))
            .ToDictionary(charge => charge.Id);
        return
        [
            .. Proposal.Best(charges.Values.Select(charge => new Proposal(
                charge.Id, charge.MemberId, charge.DueOn,
                [
                    .. members.Where(one => one.Members.Contains(charge.MemberId)).Select(one => one.Reason),
                    .. charge.Open == payment.Left ? [ProposalReason.Amount] : Array.Empty<ProposalReason>(),
                ]))).Select(one => (one, charges[one.ChargeId])),
        ];
    }

    private async Task<HashSet<Guid>> SameMember(PaymentRow payment, CancellationToken cancellation)
    {
        var members = payment.Allocations.Select(one => one.MemberId).ToHashSet();
        if (payment.Reference is { } reference)
        {
            members.UnionWith(await Ids(
                """
                SELECT charge.data ->> 'member_id' FROM mt_doc_reference AS claim
                JOIN mt_doc_charge AS charge ON charge.id = (claim.data ->> 'charge_id')::uuid WHERE claim.id = $1
                """,
                reference,
                cancellation));
        }

        return members;
    }

    // Of a human being with two memberships both: charges stay with the one that they were raised for.
    private async Task<HashSet<Guid>> OfAccount(string account, CancellationToken cancellation)
    {
        var named = await Ids(
            "SELECT DISTINCT data ->> 'member_id' FROM mt_doc_payer_alias WHERE data ->> 'account' = $1", account, cancellation);
        return named.Count > MostMembersOfAccount
            ? []
            : await Ids(
                """
                SELECT DISTINCT one.member
                FROM mt_doc_payer_alias AS alias
                JOIN mt_doc_member_card AS card ON card.id = (alias.data ->> 'member_id')::uuid
                CROSS JOIN LATERAL (
                  SELECT card.id::text UNION SELECT card.data ->> 'merged_into'
                  UNION SELECT jsonb_array_elements_text(card.data -> 'absorbed_member_ids')) AS one (member)
                WHERE alias.data ->> 'account' = $1 AND one.member IS NOT NULL
                """,
                account,
                cancellation);
    }

    private async Task<HashSet<Guid>> Called(string? name, CancellationToken cancellation) =>
        keys.Of(null, name, null, null).Name is { } key
            ? await Ids(
                "SELECT data ->> 'member_id' FROM mt_doc_entry WHERE data #>> '{keys,name}' = $1 AND data ->> 'member_id' IS NOT NULL",
                key,
                cancellation)
            : [];

    private async Task<IReadOnlyList<ChargeRow>> Open(
        PaymentRow payment, Guid[] members, ChapterScope scope, CancellationToken cancellation)
    {
        await using var find = Database.CreateCommand(
            """
            SELECT data::text FROM mt_doc_charge
            WHERE data ->> 'state' = 'open' AND data #>> '{open,currency}' = $1
              AND (data ->> 'member_id' = ANY ($2) OR data #>> '{open,amount}' = $3)
              AND ($4 OR data ->> 'chapter_id' = ANY ($5)) AND coalesce(data ->> 'legal_entity', 'ngo') = $6
            ORDER BY data ->> 'member_id' = ANY ($2) DESC, data ->> 'due_on', id LIMIT $7
            """);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = payment.Left.Currency });
        find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. members.Select(member => member.ToString())] });
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = payment.Left.Amount });
        find.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = scope.Everywhere });
        find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. scope.Chapters.Select(chapter => chapter.ToString())] });
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = StoredJson.NameOf(payment.LegalEntity) });
        find.Parameters.Add(new NpgsqlParameter<int> { TypedValue = MostLookedAt });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var charges = new List<ChargeRow>();
        while (await reader.ReadAsync(cancellation))
            charges.Add(StoredJson.Read<ChargeRow>(reader.GetString(0)));
        return charges;
    }

    private async Task<HashSet<Guid>> Ids(string sql, string asked, CancellationToken cancellation)
    {
        await using var find = Database.CreateCommand(sql);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = asked });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var ids = new HashSet<Guid>();
        while (await reader.ReadAsync(cancellation))
            ids.Add(Guid.Parse(reader.GetString(0)));
        return ids;
    }
}
