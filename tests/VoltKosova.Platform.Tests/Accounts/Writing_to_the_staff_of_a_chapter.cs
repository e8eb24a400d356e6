using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Accounts;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts;

public sealed class Writing_to_the_staff_of_a_chapter : IAsyncLifetime
{
    private readonly AccountsHost _host = new();

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task reaches_those_who_hold_the_role_there_and_whose_account_is_in_use()
    {
        var (_, board) = await _host.Somebody(new Grant(Role.ChapterBoard, AccountsHost.Prizren));
        await _host.Somebody(new Grant(Role.Treasurer, AccountsHost.Prizren));
        await _host.Somebody(new Grant(Role.ChapterBoard, AccountsHost.Kosova));
        await _host.Somebody(new Grant(Role.ChapterBoard, null));
        var (gone, _) = await _host.Somebody(new Grant(Role.ChapterBoard, AccountsHost.Prizren));
        await _host.Sql<object>($"UPDATE account SET disabled_at = now() WHERE id = '{gone}'");

        var staff = await _host.App.Services.GetRequiredService<IStaffAddresses>()
            .In(AccountsHost.Prizren, Role.ChapterBoard, CancellationToken.None);

        staff.Select(one => one.Email.Canonical).ShouldBe([board]);
        staff[0].ToString().ShouldNotContain("@");
    }

    [Fact]
    public async Task is_another_thing_than_writing_to_a_body_of_the_movement()
    {
        var (account, judge) = await _host.Somebody(new Grant(Role.IntegrityCommission, null));
        await _host.Somebody(new Grant(Role.IntegrityCommission, AccountsHost.Prizren));
        await _host.Somebody(new Grant(Role.AppealsBody, null));
        await _host.Somebody(new Grant(Role.Administrator, null));

        var holder = (await _host.App.Services.GetRequiredService<IStaffAddresses>()
            .InMovement(Role.IntegrityCommission, CancellationToken.None)).ShouldHaveSingleItem();

        (holder.AccountId, holder.Address.Email.Canonical).ShouldBe((account, judge));
        holder.ToString().ShouldNotContain("@");
    }
}
