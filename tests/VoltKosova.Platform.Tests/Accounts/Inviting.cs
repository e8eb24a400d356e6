using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Accounts;
using VoltKosova.Kernel;
using VoltKosova.Privacy;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts;

public sealed class Inviting(AccountsHost host) : IClassFixture<AccountsHost>
{
    private static readonly Grant _everywhere = new(Role.Administrator, null);

    [Fact]
    public async Task sends_the_token_by_mail_and_answers_none()
    {
        var administrator = await host.SignedIn(_everywhere);
        var grant = new { role = "treasurer", chapter_id = AccountsHost.Prizren };
        var (status, body) = await Invite(administrator, "blerta@volt.test", grant).Read();
        status.ShouldBe(HttpStatusCode.Created);
        body.Select(field => field.Key).ShouldBe(["account_id"]);
        var mail = Mailed("blerta@volt.test").ShouldHaveSingleItem();
        mail.Language.ShouldBe(Language.Sr);
        mail.ExpiresAt.ShouldBe(host.Clock.GetUtcNow().AddDays(14));
        (await Accept(mail.Token!)).ShouldBe("204");
        (await host.SignIn("blerta@volt.test")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task is_accepted_once()
    {
        var invitation = await Member("once@volt.test");
        (await Accept(invitation.Token!)).ShouldBe("204");
        (await Accept(invitation.Token!)).ShouldBe("422 invitation-refused");
    }

    [Fact]
    public async Task is_accepted_once_also_by_two_at_the_same_time()
    {
        var invitation = await Member("at-once@volt.test");
        var answers = await Task.WhenAll(Accept(invitation.Token!), Accept(invitation.Token!, "another good password"));
        answers.Order().ShouldBe(["204", "422 invitation-refused"]);
    }

    [Fact]
    public async Task cannot_be_accepted_after_a_fortnight()
    {
        var invitation = await Member("late@volt.test");
        host.Clock.Advance(TimeSpan.FromDays(14));
        (await Accept(invitation.Token!)).ShouldBe("422 invitation-refused");
        (await Accept("made-up")).ShouldBe("422 invitation-refused");
    }

    [Fact]
    public async Task leaves_the_token_for_another_try_after_a_bad_password()
    {
        var invitation = await Member("slow@volt.test");
        (await Accept(invitation.Token!, "short")).ShouldBe("422 password-length-not-valid");
        (await Accept(invitation.Token!)).ShouldBe("204");
    }

    [Fact]
    public async Task of_a_member_makes_one_account_per_person_however_often_it_is_asked()
    {
        var person = Guid.NewGuid();
        var first = await Member("member@volt.test", person);
        var second = await Member("member@volt.test", person);
        second.AccountId.ShouldBe(first.AccountId);
        (await Accept(first.Token!)).ShouldBe("204");
        (await Accept(second.Token!)).ShouldBe("422 invitation-refused");
        (await Member("member@volt.test", person)).Token.ShouldBeNull();
    }

    [Fact]
    public async Task of_a_member_twice_at_once_makes_one_account()
    {
        var person = Guid.NewGuid();
        var invitations = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Member("twice@volt.test", person)));
        invitations.Select(invitation => invitation.AccountId).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task of_a_member_joins_the_staff_account_with_the_same_email()
    {
        var (account, email) = await host.Somebody(new Grant(Role.Auditor, null));
        var person = Guid.NewGuid();
        var invitation = await Member(email.ToUpperInvariant(), person);
        invitation.AccountId.ShouldBe(account);
        invitation.Token.ShouldBeNull();
        var (_, tokens) = await host.SignIn(email);
        var (_, me) = await host.Client((string)tokens["access_token"]!).GetAsync("/api/v1/access/me").Read();
        ((Guid)me["person_id"]!).ShouldBe(person);
    }

    [Fact]
    public async Task of_a_member_refuses_the_email_of_another_person()
    {
        await Member("shared@volt.test");
        (await Ask("Shared@volt.test", Guid.NewGuid())).ShouldBeNull();
    }

    [Fact]
    public async Task needs_the_right()
    {
        var officer = await host.SignedIn(new Grant(Role.MembershipOfficer, null));
        (await Invite(officer, "x1@volt.test", new { role = "auditor" }).Code()).ShouldBe("403 right-missing");
        (await Invite(host.Client(), "x1@volt.test", new { role = "auditor" }).Code()).ShouldBe("401 not-signed-in");
    }

    [Fact]
    public async Task stays_inside_the_givers_own_chapters()
    {
        var local = await host.SignedIn(new Grant(Role.Administrator, AccountsHost.Prishtina));
        var inPrizren = new { role = "treasurer", chapter_id = AccountsHost.Prizren };
        (await Invite(local, "x2@volt.test", inPrizren).Code()).ShouldBe("403 outside-own-scope");
        (await Invite(local, "x2@volt.test", new { role = "treasurer" }).Code()).ShouldBe("403 outside-own-scope");
        (await Invite(local, "x2@volt.test", new { role = "treasurer", chapter_id = AccountsHost.Prishtina }).Code()).ShouldBe("201");
        var above = await host.SignedIn(new Grant(Role.Administrator, AccountsHost.Kosova));
        (await Invite(above, "x3@volt.test", inPrizren).Code()).ShouldBe("201");
    }

    [Fact]
    public async Task needs_a_role_and_an_address()
    {
        var administrator = await host.SignedIn(_everywhere);
        var withoutRole = new { email = "x4@volt.test", language = "sq", grants = Array.Empty<object>() };
        (await administrator.PostAsJsonAsync("/api/v1/access/accounts", withoutRole).Code())
            .ShouldBe("422 invalid-request #/grants not-empty");
        (await Invite(administrator, "x4", new { role = "auditor" }).Code()).ShouldBe("422 invalid-request #/email email-not-valid");
    }

    [Fact]
    public async Task of_a_member_shows_what_fits_of_a_long_name()
    {
        await using var scope = host.App.Services.CreateAsyncScope();
        var invitation = await scope.ServiceProvider.GetRequiredService<IAccounts>().InviteMember(
            Guid.NewGuid(), EmailAddress.Parse("long@volt.test"), Language.Sq, new string('a', 99) + "😀", "\n", CancellationToken.None);
        invitation!.GivenName.ShouldBe(new string('a', 99));
    }

    [Fact]
    public void tells_a_log_neither_email_nor_token() =>
        new Invitation(Guid.Empty, "a@volt.test", Language.En, "Agim", "token", FixedStart).ToString()
            .ShouldBe($"Invitation of account {Guid.Empty}");

    private static DateTimeOffset FixedStart => VoltKosova.Testing.FixedClock.Start;

    private static Task<HttpResponseMessage> Invite(HttpClient client, string email, object grant) =>
        client.PostAsJsonAsync("/api/v1/access/accounts", new { email, language = "sr", grants = new[] { grant } });

    private Task<string> Accept(string token, string password = AccountsHost.Password) =>
        host.Client().PostAsJsonAsync("/api/v1/access/invitations/acceptance", new { token, password }).Code();

    private async Task<Invitation?> Ask(string email, Guid person)
    {
        await using var scope = host.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IAccounts>()
            .InviteMember(person, EmailAddress.Parse(email), Language.Sq, "Vjosa", "Krasniqi", CancellationToken.None);
    }

    private async Task<Invitation> Member(string email, Guid? person = null) => (await Ask(email, person ?? Guid.NewGuid()))!;

    private IEnumerable<Invitation> Mailed(string email) => host.Mail.Sent.Where(invitation => invitation.Email == email);
}
