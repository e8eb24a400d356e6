using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Accounts;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts;

public sealed class Forgetting_an_account(AccountsHost host) : IClassFixture<AccountsHost>
{
    [Fact]
    public async Task takes_everything_that_belongs_to_it_and_what_others_asked_for_with_its_address()
    {
        var (account, email) = await host.Somebody();
        var person = await host.Sql<Guid>($"SELECT person_id FROM account WHERE id = '{account}'");
        using var client = host.Client((string)(await host.SignIn(email)).Body["access_token"]!);
        host.Followed.Deaf = account;
        await LeaveTraces(client, email);
        using var other = await host.SignedIn();
        (await other.PostAsJsonAsync("/api/v1/access/me/email-change", new { new_email = email }).Code()).ShouldBe("202");
        var tables = (await host.Sql<string[]>(
            """
            SELECT array_agg(table_name::text ORDER BY table_name) FROM information_schema.columns
            WHERE table_schema = 'access' AND column_name = 'account_id' AND table_name NOT LIKE 'mt_doc%'
            """))!;
        tables.ShouldBe(
            [
                "account_notice", "address_change", "email_change", "external_identity", "invitation", "passkey", "recovery_code",
                "reset_link", "role_grant", "session",
            ],
            "a new table wants a look");
        foreach (var table in tables.Except(["account_notice", "invitation", "role_grant"]))
            (await Rows(table, account)).ShouldBeGreaterThan(0, $"{table} is to have something to forget");

        var accounts = host.App.Services.GetRequiredService<IAccountsOfErased>();
        (await accounts.AddressesOf(person, default)).Select(address => address.Canonical).Order()
            .ShouldBe([$"new-{email}", email]);
        await accounts.Forget(person, host.Clock.GetUtcNow(), default);

        foreach (var table in tables)
            (await Rows(table, account)).ShouldBe(0, table);
        (await host.Sql<long>($"SELECT count(*) FROM email_change WHERE new_email = '{email}'")).ShouldBe(0);
        (await host.SignIn(email)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await client.GetAsync("/api/v1/access/me").Code()).ShouldBe("401 not-signed-in");
    }

    private async Task LeaveTraces(HttpClient client, string email)
    {
        var (_, enrolled) = await client.PostAsJsonAsync("/api/v1/access/me/totp", new { password = AccountsHost.Password }).Read();
        var code = host.NextCode((string)enrolled["key"]!);
        (await client.PostAsJsonAsync("/api/v1/access/me/totp/confirmation", new { code }).Code()).ShouldBe("204");
        (await client.PostAsJsonAsync("/api/v1/access/me/recovery-codes", new { }).Code()).ShouldBe("200");
        var (_, asked) = await client.PostAsJsonAsync("/api/v1/access/me/passkeys/options", new { }).Read();
        var credential = new SoftAuthenticator().Create(asked["options"]!);
        (await client.PostAsJsonAsync(
            "/api/v1/access/me/passkeys", new { challenge = (string)asked["challenge"]!, credential, name = "Phone" }).Code())
                .ShouldBe("201");
        (await client.PostAsJsonAsync("/api/v1/access/me/email-change", new { new_email = "new-" + email }).Code()).ShouldBe("202");
        (await host.Client().PostAsJsonAsync("/api/v1/access/password-resets", new { email }).Code()).ShouldBe("202");
        await host.Told(email);
        await host.Sql<object>(
            $"""
            INSERT INTO external_identity (issuer, subject, account_id, linked_at)
            SELECT 'https://provider.test', id::text, id, now() FROM account WHERE email = '{email}'
            """);
        await host.Sql<object>(
            $"""
            INSERT INTO address_change (account_id, person_id, old_email, new_email, at)
            SELECT id, person_id, 'before-{email}', email, now() FROM account WHERE email = '{email}'
            """);
    }

    private Task<long> Rows(string table, Guid account) =>
        host.Sql<long>($"SELECT count(*) FROM {table} WHERE account_id = '{account}'");
}
