using VoltKosova.Access;
using VoltKosova.Kernel;
using VoltKosova.Postgres;
using VoltKosova.Privacy;

namespace VoltKosova.Accounts;

/// <summary>Where the people can be written to who look after a chapter.</summary>
public interface IStaffAddresses
{
    /// <summary>
    /// Those who hold a role in exactly this chapter, each once, whose account is in use. Roles that reach down from above are not meant:
    /// they would hear of every chapter below.
    /// </summary>
    Task<IReadOnlyList<StaffAddress>> In(Guid chapterId, Role role, CancellationToken cancellation);

    /// <summary>Those who hold a role in the whole movement, each once, whose account is in use: a body of the movement.</summary>
    Task<IReadOnlyList<StaffHolder>> InMovement(Role role, CancellationToken cancellation);
}

/// <summary>Somebody who holds a role.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="PersonId">The human being behind it, where a module knows one.</param>
/// <param name="Address">Where they can be written to.</param>
public sealed record StaffHolder(Guid AccountId, Guid? PersonId, StaffAddress Address)
{
    /// <summary>Without address and name.</summary>
    public override string ToString() => $"holder {AccountId}";
}

/// <summary>Where somebody of the staff can be written to.</summary>
public sealed record StaffAddress(EmailAddress Email, Language Language, string? GivenName)
{
    /// <summary>Without address and name.</summary>
    public override string ToString() => $"staff {Language}";
}

internal sealed class StaffAddresses(Databases databases) : IStaffAddresses
{
    public async Task<IReadOnlyList<StaffAddress>> In(Guid chapterId, Role role, CancellationToken cancellation) =>
        [.. (await Holders(chapterId, role, cancellation)).Select(holder => holder.Address)];

    public Task<IReadOnlyList<StaffHolder>> InMovement(Role role, CancellationToken cancellation) => Holders(null, role, cancellation);

    private async Task<IReadOnlyList<StaffHolder>> Holders(Guid? chapter, Role role, CancellationToken cancellation)
    {
        await using var find = databases.For(AccountsSchema.Name).Command(
            """
            SELECT email, language, given_name, id, person_id FROM account
            WHERE disabled_at IS NULL AND password_hash IS NOT NULL
              AND EXISTS (SELECT FROM role_grant
                          WHERE account_id = account.id AND chapter_id IS NOT DISTINCT FROM $1::uuid AND role = $2)
            ORDER BY id
            """,
            chapter, role.Name());
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var staff = new List<StaffHolder>();
        while (await reader.ReadAsync(cancellation))
        {
            if (EmailAddress.TryParse(reader.GetString(0), out var email))
                staff.Add(new StaffHolder(
                    reader.GetGuid(3),
                    reader.IsDBNull(4) ? null : reader.GetGuid(4),
                    new StaffAddress(
                        email,
                        Enum.Parse<Language>(reader.GetString(1), ignoreCase: true),
                        reader.IsDBNull(2) ? null : reader.GetString(2))));
        }

        return staff;
    }
}
