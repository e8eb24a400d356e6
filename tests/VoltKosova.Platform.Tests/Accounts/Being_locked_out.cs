using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Accounts;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts;

public sealed class Being_locked_out(AccountsHost host) : IClassFixture<AccountsHost>
{
    [Fact]
    public async Task is_told_to_the_holder_once_with_its_end()
    {
        var (_, email) = await host.Somebody(new Grant(Role.Auditor, null));
        await Fail(email, 12);

        var notice = (await host.Told(email)).ShouldHaveSingleItem();
        notice.Kind.ShouldBe(NoticeKind.LockedOut);
        notice.Until.ShouldBe(host.Clock.GetUtcNow().AddMinutes(15));
    }

    [Fact]
    public async Task is_no_news_when_the_tenth_try_was_right()
    {
        var (_, email) = await host.Somebody(new Grant(Role.Auditor, null));
        await Fail(email, 9);
        (await host.SignIn(email)).Status.ShouldBe(HttpStatusCode.OK);
        (await host.Told(email)).ShouldBeEmpty();
    }

    [Fact]
    public async Task looks_the_same_from_outside_for_an_account_that_is_there_and_one_that_is_not()
    {
        var (_, email) = await host.Somebody(new Grant(Role.Auditor, null));
        var (known, unknown) = (await Fail(email, 12), await Fail("nobody-at-all@volt.test", 12));
        known.Distinct().ShouldHaveSingleItem().ShouldBe(unknown.Distinct().ShouldHaveSingleItem());
        (await host.Told("nobody-at-all@volt.test")).ShouldBeEmpty();
    }

    [Fact]
    public async Task counts_wrong_codes_of_the_authenticator_and_wrong_recovery_codes_too()
    {
        var (client, email, key) = await host.WithAuthenticator();
        for (var i = 0; i < 5; i++)
        {
            await host.SignIn(email, totp: "000000");
            await host.SignIn(email, totp: "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA");
        }

        (await host.SignIn(email, totp: host.NextCode(key))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        host.Clock.Advance(TimeSpan.FromMinutes(15));
        (await host.SignIn(email, totp: host.NextCode(key))).Status.ShouldBe(HttpStatusCode.OK);
        client.Dispose();
    }

    [Fact]
    public async Task leaves_sessions_alone_so_that_guessing_throws_nobody_out()
    {
        var (_, email) = await host.Somebody(new Grant(Role.Auditor, null));
        var (_, tokens) = await host.SignIn(email);
        await Fail(email, 10);
        (await host.Client((string)tokens["access_token"]!).GetAsync("/api/v1/access/me").Code()).ShouldBe("200");
    }

    private async Task<List<string>> Fail(string email, int times)
    {
        var answers = new List<string>();
        for (var i = 0; i < times; i++)
        {
            var (status, body) = await host.SignIn(email, "wrong password!");
            body.Remove("trace_id");
            answers.Add($"{(int)status} {body.ToJsonString()}");
        }

        return answers;
    }
}
