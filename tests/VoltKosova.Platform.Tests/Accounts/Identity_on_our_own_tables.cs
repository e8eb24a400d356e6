using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Accounts;
using VoltKosova.Kernel;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts;

/// <summary>The tables are made by our SQL, the model by code: every operation of Identity that is relied on, on the real tables.</summary>
public sealed class Identity_on_our_own_tables(AccountsHost host) : IClassFixture<AccountsHost>
{
    private static readonly Guid _id = new("00000000-0000-0000-0000-0000000000aa");
    private static readonly Guid _person = new("00000000-0000-0000-0000-0000000000bb");

    [Fact]
    public async Task writes_and_reads_every_field()
    {
        (await Do(accounts => accounts.CreateAsync(Account()))).Succeeded.ShouldBeTrue();
        (await Do(async accounts => await accounts.AddPasswordAsync(await Find(accounts), AccountsHost.Password))).Succeeded.ShouldBeTrue();
        (await Do(async accounts => await accounts.ResetAuthenticatorKeyAsync(await Find(accounts)))).Succeeded.ShouldBeTrue();
        (await Do(async accounts => await accounts.SetTwoFactorEnabledAsync(await Find(accounts), true))).Succeeded.ShouldBeTrue();

        var stored = await Do(Find);
        var byEmail = await Do(accounts => accounts.FindByEmailAsync("Model@Volt.test"));
        byEmail!.Id.ShouldBe(_id);
        (stored.Email, stored.PersonId, stored.GivenName, stored.FamilyName, stored.Language, stored.CreatedAt)
            .ShouldBe(("model@volt.test", _person, "Agim", "Berisha", Language.Sr, host.Clock.GetUtcNow()));
        stored.SecurityStamp.ShouldNotBeNullOrEmpty();
        stored.TwoFactorEnabled.ShouldBeTrue();
        (await Do(accounts => accounts.CheckPasswordAsync(stored, AccountsHost.Password))).ShouldBeTrue();
        (await Do(accounts => accounts.GetAuthenticatorKeyAsync(stored)))!.Length.ShouldBe(32);

        (await Do(accounts => accounts.CreateAsync(Account()).ContinueWith(made => made.Exception?.InnerException, TaskScheduler.Default)))
            .ShouldBeOfType<DbUpdateException>();
        await KeepsCountedTries(stored);
        await RefusesStaleWrites();
    }

    private async Task KeepsCountedTries(Account readBefore)
    {
        await host.Sql<int>($"UPDATE account SET access_failed_count = 4, lockout_end = '2100-01-01Z' WHERE id = '{_id}'");
        readBefore.GivenName = "Blerim";
        (await Do(accounts => accounts.UpdateAsync(readBefore))).Succeeded.ShouldBeTrue();
        (await host.Sql<string>($"SELECT given_name || access_failed_count FROM account WHERE id = '{_id}'")).ShouldBe("Blerim4");
        (await Do(async accounts => await accounts.IsLockedOutAsync(await Find(accounts)))).ShouldBe(true);
    }

    private async Task RefusesStaleWrites()
    {
        var stale = await Do(Find);
        (await Do(async accounts => await accounts.UpdateAsync(await Find(accounts)))).Succeeded.ShouldBeTrue();
        (await Do(accounts => accounts.UpdateAsync(stale))).Errors.ShouldHaveSingleItem().Code.ShouldBe("ConcurrencyFailure");
    }

    private Account Account() => new()
    {
        Id = _id,
        PersonId = _person,
        Email = "model@volt.test",
        GivenName = "Agim",
        FamilyName = "Berisha",
        Language = Language.Sr,
        CreatedAt = host.Clock.GetUtcNow(),
    };

    private static async Task<Account> Find(UserManager<Account> accounts) => (await accounts.FindByIdAsync(_id.ToString()))!;

    private async Task<T> Do<T>(Func<UserManager<Account>, Task<T>> act)
    {
        await using var scope = host.App.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<UserManager<Account>>());
    }
}
