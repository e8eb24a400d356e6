using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Privacy;
using VoltKosova.Web;

namespace VoltKosova.Accounts;

/// <summary>Makes accounts, invites their holders and gives roles.</summary>
internal sealed class AccountBook(
    UserManager<Account> manager, AccountsContext context, IdSource ids, TimeProvider clock, AccountsOptions limits) : IAccounts
{
    private const int LongestName = 100;

    public Task<Invitation> Invite(NewStaff staff, CancellationToken cancellation) => InOneTransaction(
        async () =>
        {
            var account = await manager.FindByEmailAsync(staff.Email.Canonical)
                ?? await Make(null, staff.Email, staff.Language, staff.GivenName, staff.FamilyName);
            foreach (var grant in staff.Grants)
                await Give(account.Id, grant, staff.GivenBy, cancellation);
            return await Invite(account, cancellation);
        },
        cancellation);

    public Task<Invitation?> InviteMember(
        Guid personId, EmailAddress email, Language language, string? givenName, string? familyName, CancellationToken cancellation) =>
        InOneTransaction<Invitation?>(
            async () =>
            {
                if (await IsErased(personId, cancellation))
                    return null;
                var account = await context.Set<Account>().SingleOrDefaultAsync(one => one.PersonId == personId, cancellation)
                    ?? await manager.FindByEmailAsync(email.Canonical)
                    ?? await Make(personId, email, language, givenName, familyName);
                if (account.PersonId is null)
                {
                    account.PersonId = personId;
                    (await manager.UpdateAsync(account)).MustSucceed();
                }

                return account.PersonId == personId ? await Invite(account, cancellation) : null;
            },
            cancellation);

    public Task Rename(Guid personId, Language language, string? givenName, string? familyName, CancellationToken cancellation) =>
        context.Database.ExecuteSqlAsync(
            $"""
            UPDATE account SET
                language = {language.Name()}, given_name = {Shown(givenName)}, family_name = {Shown(familyName)},
                concurrency_stamp = gen_random_uuid()::text
            WHERE person_id = {personId}
            """,
            cancellation);

    /// <summary>A new account; with a password its e-mail counts as confirmed.</summary>
    public async Task<Account> Make(
        Guid? person, EmailAddress email, Language language, string? givenName, string? familyName, string? password = null)
    {
        var account = new Account
        {
            Id = ids.Next(),
            PersonId = person,
            Email = email.Canonical,
            EmailConfirmed = password is not null,
            Language = language,
            GivenName = Shown(givenName),
            FamilyName = Shown(familyName),
            CreatedAt = clock.GetUtcNow(),
        };
        (password is null ? await manager.CreateAsync(account) : await manager.CreateAsync(account, password)).MustSucceed();
        return account;
    }

    /// <summary>Gives a role; giving it again changes nothing.</summary>
    public Task Give(Guid account, Grant grant, Guid? giver, CancellationToken cancellation) => context.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO role_grant (account_id, role, chapter_id, since, given_by)
        VALUES ({account}, {grant.Role.Name()}, {grant.ChapterId}, {clock.GetUtcNow()}, {giver})
        ON CONFLICT DO NOTHING
        """,
        cancellation);

    /// <summary>Everything that the act writes through Identity and its context, or nothing when it answers "no".</summary>
    public async Task<T> InOneTransaction<T>(Func<Task<T>> act, CancellationToken cancellation)
    {
        for (var again = false; ; again = true)
        {
            context.ChangeTracker.Clear();
            await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
            try
            {
                var result = await act();
                if (result is not Answer { Rejection: not null })
                    await transaction.CommitAsync(cancellation);
                return result;
            }
            catch (DbUpdateException taken)
                when (!again && taken.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
            {
                // Somebody made the same account at the same time: look again, it is there now.
            }
        }
    }

    // A member's own name may be longer than what is shown of an account.
    private static string? Shown(string? name)
    {
        var text = new string([.. (name ?? "").Where(letter => !char.IsControl(letter))]).Trim();
        return text.Length switch
        {
            0 => null,
            <= LongestName => text,
            _ => text[..(char.IsHighSurrogate(text[LongestName - 1]) ? LongestName - 1 : LongestName)],
        };
    }

    private async Task<bool> IsErased(Guid person, CancellationToken cancellation)
    {
        await context.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(hashtextextended('person/' || {person}::text, 0))", cancellation);
        return await context.Database.SqlQuery<bool>(
            $"SELECT EXISTS (SELECT FROM erased_person WHERE person_id = {person}) AS \"Value\"").SingleAsync(cancellation);
    }

    private async Task<Invitation> Invite(Account account, CancellationToken cancellation)
    {
        var expires = clock.GetUtcNow() + limits.InvitationLife;
        if (account.PasswordHash is not null)
            return new Invitation(account.Id, account.Email!, account.Language, account.GivenName, null, expires);
        var token = Secret.ForLink();
        await context.Database.ExecuteSqlAsync(
            $"INSERT INTO invitation (token_hash, account_id, expires_at) VALUES ({Secret.Hash(token)}, {account.Id}, {expires})",
            cancellation);
        return new Invitation(account.Id, account.Email!, account.Language, account.GivenName, token, expires);
    }
}
