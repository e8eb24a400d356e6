using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Views;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Dues;

/// <summary>
/// What a member has paid too much. It is taken for the next charge, in the commit that raises it, so that nobody is reminded of what they
/// have paid. What is left of a payment for several members is nobody's until a treasurer says whose.
/// </summary>
internal sealed class DuesCredit(Databases databases, PaymentBook book)
{
    /// <summary>Pays a charge that was just raised with what is left of the member's payments, the oldest first.</summary>
    public async Task<Rejection?> Use(Writing writing, Guid charge, MemberCard member, string currency)
    {
        foreach (var payment in await Of(Of(member), writing.Cancellation))
        {
            if ((await writing.Load(MembershipStreams.Charges, charge)).State is not { IsSettled: false })
                break;
            if (payment.LegalEntity == member.LegalEntity && payment.Left.Currency == currency
                && await PaymentBook.WhyNot(writing, payment.Id, charge, Guid.Empty) is null
                && await book.Allocate(writing, payment.Id, charge, Guid.Empty) is { } no)
                return no;
        }

        return null;
    }

    /// <summary>A membership, and those that go on in it.</summary>
    public static IReadOnlyCollection<Guid> Of(MemberCard member) => [member.Id, .. member.AbsorbedMemberIds ?? []];

    /// <summary>The memberships for which something of a payment is left: most have none, and need not be asked for one by one.</summary>
    public async Task<HashSet<Guid>> Members(CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            """
            SELECT DISTINCT (part ->> 'member_id')::uuid
            FROM mt_doc_payment CROSS JOIN LATERAL jsonb_array_elements(data -> 'allocations') AS part
            WHERE data ->> 'state' = 'credit'
            """);
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var members = new HashSet<Guid>();
        while (await reader.ReadAsync(cancellation))
            members.Add(reader.GetGuid(0));
        return members;
    }

    /// <summary>The payments for these memberships, of one human being, and for nobody else of which something is left.</summary>
    public async Task<IReadOnlyList<PaymentRow>> Of(IReadOnlyCollection<Guid> members, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            """
            SELECT data::text FROM mt_doc_payment
            WHERE data ->> 'state' = 'credit'
              AND NOT EXISTS (SELECT FROM jsonb_array_elements(data -> 'allocations') AS part WHERE NOT part ->> 'member_id' = ANY ($1))
            ORDER BY data ->> 'received_on', id
            """);
        find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. members.Select(member => member.ToString())] });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var payments = new List<PaymentRow>();
        while (await reader.ReadAsync(cancellation))
            payments.Add(StoredJson.Read<PaymentRow>(reader.GetString(0)));
        return payments;
    }
}
