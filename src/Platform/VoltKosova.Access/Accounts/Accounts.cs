using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.Access;

/// <summary>The acts that make an account or set its password, each in one transaction.</summary>
internal sealed class Accounts(
    UserManager<Account> manager, AccountsContext context, IdSource ids, TimeProvider clock, AccessOptions limits) : IAccounts
{
    public Task<Outcome<Invitation>> Invite(NewStaff staff, CancellationToken cancellation) => InOneTransaction<Invitation>(
        async () =>
        {
            if (staff.Grants.Count == 0)
                return new RoleMissing();
            if (NotValid(staff.Email, staff.GivenName, staff.FamilyName) is { } no)
                return no;
            var account = await manager.FindByEmailAsync(staff.Email)
                ?? await Make(null, staff.Email, staff.Language, staff.GivenName, staff.FamilyName);
            foreach (var grant in staff.Grants)
                await Give(account.Id, grant, staff.GivenBy, cancellation);
            return await Invite(account, cancellation);
        },
        cancellation);

    public Task<Outcome<Invitation>> InviteMember(
        Guid personId, string email, Language language, string? givenName, string? familyName, CancellationToken cancellation) =>
        InOneTransaction<Invitation>(
            async () =>
            {
                if (await context.Set<Account>().SingleOrDefaultAsync(one => one.PersonId == personId, cancellation) is { } known)
                    return await Invite(known, cancellation);
                if (NotValid(email, givenName, familyName) is { } no)
                    return no;
                var account = await manager.FindByEmailAsync(email);
                if (account is { PersonId: not null })
                    return new EmailBelongsToAnotherPerson();
                if (account is null)
                    return await Invite(await Make(personId, email, language, givenName, familyName), cancellation);
                account.PersonId = personId;
                Done(await manager.UpdateAsync(account));
                return await Invite(account, cancellation);
            },
            cancellation);

    /// <summary>The holder sets the password; the token and all others of the account are used up.</summary>
    public Task<Outcome<Guid>> Accept(string token, string password, CancellationToken cancellation) => InOneTransaction<Guid>(
        async () =>
        {
            var (hash, now) = (Secret.Hash(token), clock.GetUtcNow());
            var invited = await context.Database
                .SqlQuery<Guid>($"""DELETE FROM invitation WHERE token_hash = {hash} AND expires_at > {now} RETURNING account_id AS "Value" """)
                .ToListAsync(cancellation);
            if (invited is not [var id] || await manager.FindByIdAsync(id.ToString()) is not { PasswordHash: null } account)
                return new InvitationRefused();
            if (PasswordRules.Judge(password, account.Email) is { } no)
                return no;
            account.EmailConfirmed = true;
            Done(await manager.AddPasswordAsync(account, password));
            await context.Database.ExecuteSqlAsync($"DELETE FROM invitation WHERE account_id = {id}", cancellation);
            return id;
        },
        cancellation);

    /// <summary>The first administrator, for the one who has read the set-up code. The code is judged before anything else is said.</summary>
    public Task<Outcome<Guid>> SetUp(string code, string email, string password, string givenName, string familyName, CancellationToken cancellation) =>
        InOneTransaction<Guid>(
            async () =>
            {
                var hash = Secret.HashTyped(code);
                if (await context.Database.ExecuteSqlAsync($"DELETE FROM setup_code WHERE code_hash = {hash}", cancellation) == 0)
                    return new SetupCodeRefused();
                if ((NotValid(email, givenName, familyName) ?? PasswordRules.Judge(password, email)) is { } no)
                    return no;
                var account = await Make(null, email, Language.Sq, givenName, familyName, password);
                await Give(account.Id, new Grant(Role.Administrator, null), account.Id, cancellation);
                return account.Id;
            },
            cancellation);

    private static Rejection? NotValid(string email, params IEnumerable<string?> names) =>
        CanonicalEmail.Of(email) is null ? new EmailNotValid()
        : names.All(name => name is null || (name.Trim().Length is > 0 and <= 100 && !name.Any(char.IsControl))) ? null
        : new NameNotValid();

    // What the rules forbid is refused before; a failure here is a bug, or somebody else changed the account in between.
    private static void Done(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException($"Identity refused: {string.Join(", ", result.Errors.Select(error => error.Code))}.");
    }

    private async Task<Account> Make(
        Guid? person, string email, Language language, string? givenName, string? familyName, string? password = null)
    {
        var account = new Account
        {
            Id = ids.Next(), PersonId = person, Email = CanonicalEmail.Of(email), EmailConfirmed = password is not null, Language = language,
            GivenName = givenName?.Trim(), FamilyName = familyName?.Trim(), CreatedAt = clock.GetUtcNow(),
        };
        Done(password is null ? await manager.CreateAsync(account) : await manager.CreateAsync(account, password));
        return account;
    }

    private Task<int> Give(Guid account, Grant grant, Guid? giver, CancellationToken cancellation) => context.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO role_grant (account_id, role, chapter_id, since, given_by)
        VALUES ({account}, {grant.Role.Name()}, {grant.ChapterId}, {clock.GetUtcNow()}, {giver})
        ON CONFLICT DO NOTHING
        """,
        cancellation);

    private async Task<Invitation> Invite(Account account, CancellationToken cancellation)
    {
        var expires = clock.GetUtcNow() + limits.InvitationLife;
        if (account.PasswordHash is not null)
            return new Invitation(account.Id, account.Email!, account.Language, account.GivenName, null, expires);
        var token = Secret.ForLink();
        await context.Database.ExecuteSqlAsync(
            $"INSERT INTO invitation (token_hash, account_id, expires_at) VALUES ({Secret.Hash(token)}, {account.Id}, {expires})", cancellation);
        return new Invitation(account.Id, account.Email!, account.Language, account.GivenName, token, expires);
    }

    private async Task<Outcome<T>> InOneTransaction<T>(Func<Task<Outcome<T>>> act, CancellationToken cancellation)
        where T : notnull
    {
        for (var again = false; ; again = true)
        {
            context.ChangeTracker.Clear();
            await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
            try
            {
                var outcome = await act();
                if (outcome.Rejection is null)
                    await transaction.CommitAsync(cancellation);
                return outcome;
            }
            catch (DbUpdateException taken) when (!again && taken.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
            {
                // Somebody made the same account at the same time: look again, it is there now.
            }
        }
    }
}
