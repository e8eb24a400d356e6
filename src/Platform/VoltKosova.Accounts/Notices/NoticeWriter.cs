using Npgsql;
using VoltKosova.Kernel;
using VoltKosova.Postgres;

namespace VoltKosova.Accounts;

/// <summary>Makes mails of what was written down: looks whose account it is, and draws the secrets of links.</summary>
internal sealed class NoticeWriter(
    Databases databases, PasswordResets resets, EmailChanges changes, RecoveryCodes codes, TimeProvider clock)
{
    private readonly NpgsqlDataSource _database = databases.For(AccountsSchema.Name);

    /// <summary>The mails; none when there is nobody to tell, or nothing any more.</summary>
    public async Task<IReadOnlyList<AccountNotice>> Write(PendingNotice pending, CancellationToken cancellation)
    {
        if (pending.Kind is not { } kind || await Find(pending, cancellation) is not { } holder)
            return [];
        var mail = new AccountNotice(kind, holder.Email, holder.Language, holder.GivenName, holder.IsStaff, pending.At)
        {
            PersonId = holder.PersonId,
        };
        return kind switch
        {
            NoticeKind.PasswordReset => await resets.Draw(holder.Id, cancellation) is var (token, until)
                ? [mail with { Token = token, Until = until }]
                : [],
            NoticeKind.EmailChangeAsked => await changes.Draw(holder.Id, mail, cancellation),
            // Whoever has signed in meanwhile need not be alarmed.
            NoticeKind.LockedOut => holder.LockedUntil > clock.GetUtcNow() ? [mail with { Until = holder.LockedUntil }] : [],
            NoticeKind.RecoveryCodeUsed => [mail with { Left = await codes.Left(holder.Id, cancellation) }],
            _ => [mail],
        };
    }

    private async Task<Holder?> Find(PendingNotice pending, CancellationToken cancellation)
    {
        await using var find = _database.Command(
            """
            SELECT id, email, language, given_name, lockout_end, EXISTS (SELECT FROM role_grant WHERE account_id = account.id), person_id
            FROM account WHERE CASE WHEN $1::uuid IS NULL THEN email = $2 ELSE id = $1 END AND disabled_at IS NULL
            """,
            pending.AccountId, pending.Email);
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new Holder(
                reader.GetGuid(0),
                pending.Email ?? reader.GetString(1),
                LanguageNames.Parse(reader.GetString(2)),
                reader.TextOrNull(3),
                reader.OrNull<DateTimeOffset>(4),
                reader.GetBoolean(5),
                reader.OrNull<Guid>(6))
            : null;
    }

    private sealed record Holder(
        Guid Id, string Email, Language Language, string? GivenName, DateTimeOffset? LockedUntil, bool IsStaff, Guid? PersonId);
}
