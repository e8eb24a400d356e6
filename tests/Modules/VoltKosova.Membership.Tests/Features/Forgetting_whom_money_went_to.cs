using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.PrivacyDesk;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.BankFiles;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Forgetting_whom_money_went_to(MembershipHost host) : IClassFixture<MembershipHost>
{
    [Fact]
    public async Task takes_every_name_that_the_member_had_out_of_the_lines_and_leaves_those_of_others()
    {
        var bank = BankStory.Of(host);
        var person = await Member("paid-back@example.org", "Gëzim", "Çollaku");
        var path = await Path(
            bank,
            Entry("8.00", "A", Transfer("8.00", null, "Çollaku Gëzim", "kthim"), way: "DBIT", reversal: true),
            Out("1.00", "GEZIM ÇOLLAKU", "kthim i kuotës"),
            Out("2.00", "Banka Testi", "Refund to Mr. COLLAKU, Gezim (2026)"),
            Out("3.00", "Krasniqi Arber", "before the correction"),
            Out("4.00", "Gëzim Gashi", "nga Arbër Gashi"),
            Out("5.00", "Çollaku sh.p.k.", "fatura 17"));
        (await Names(bank, path)).ShouldBe(
            ["Çollaku Gëzim", "GEZIM ÇOLLAKU", "Banka Testi", "Krasniqi Arber", "Gëzim Gashi", "Çollaku sh.p.k."]);

        await Forget(Guid.NewGuid());
        (await Names(bank, path)).Count(name => name is not null).ShouldBe(6, "nobody knows that person's name");
        await Forget(person);

        (await Names(bank, path)).ShouldBe([null, null, null, null, "Gëzim Gashi", "Çollaku sh.p.k."]);
        foreach (var name in (string[])["Gëzim Ç", "GEZIM", "Arber"])
            (await Traces.Of(host.ConnectionString, "membership", name)).ShouldNotContain("mt_doc_bank_line");
        var lines = (await bank.Treasurer.Get(path)).Body["items"]!.AsArray();
        lines.Select(line => line!["amount"]!["amount"].Text()).ShouldBe(["8.00", "1.00", "2.00", "3.00", "4.00", "5.00"]);
    }

    [Fact]
    public async Task finds_a_name_in_either_script()
    {
        var bank = BankStory.Of(host);
        var person = await Member("both-scripts@example.org", "Đorđe", "Šćekić");
        var path = await Path(
            bank,
            Out("1.00", "ШЋЕКИЋ ЂОРЂЕ", "povraćaj"),
            Out("2.00", "Djordje Scekic", "povraćaj"),
            Out("3.00", "Ђорђе Ћирић", "рачун 17"));

        await Forget(person);

        (await Names(bank, path)).ShouldBe([null, null, "Ђорђе Ћирић"]);
    }

    [Fact]
    public async Task looks_for_no_name_that_can_no_longer_be_read()
    {
        var bank = BankStory.Of(host);
        var (member, person) = await host.Admitted(host.ChapterIn("rahovec"), "unreadable@example.org", "rahovec");
        var path = await Path(bank, Out("1.00", "Shtypshkronja Çlirimi", "fatura 17"));
        await Write((writing, _) =>
        {
            writing.DestroyKey(person, host.Services.GetRequiredService<IPersonKeys>());
            return Task.CompletedTask;
        });

        await Write((writing, lines) => lines.Forget(writing, [(member, MembershipStreams.Members.Name)]));

        (await Names(bank, path)).ShouldBe(["Shtypshkronja Çlirimi"]);

        Task Write(Func<Writing, IForgetByName<MembershipStreams>, Task> act) => host.With<IServiceProvider, bool>(
            scope => scope.GetRequiredService<Store<MembershipStreams>>().Write(
                async writing =>
                {
                    await act(writing, scope.GetRequiredService<IForgetByName<MembershipStreams>>());
                    return true;
                },
                CancellationToken.None));
    }

    private static string Out(string amount, string name, string text) => Entry(
        amount,
        null,
        $"<TxDtls><RltdPties><Cdtr><Nm>{name}</Nm></Cdtr></RltdPties><RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls>",
        way: "DBIT");

    private static async Task<string> Path(BankStory bank, params string[] entries) =>
        $"/api/v1/membership/bank-files/{(await bank.Import(Statement(entries)))["id"].Text()}/lines";

    private static async Task<IReadOnlyList<string?>> Names(BankStory bank, string path) =>
        [.. (await bank.Treasurer.Get(path)).Body["items"]!.AsArray().Select(line => line!["party"]?["name"].Text())];

    /// <summary>Somebody who was admitted as Arbër Krasniqi and is called otherwise by now.</summary>
    private async Task<Guid> Member(string email, string given, string family)
    {
        var chapter = host.ChapterIn("rahovec");
        var (member, person) = await host.Admitted(chapter, email, "rahovec");
        (await host.OfficerOf(chapter).Put(
            $"{Members}/{member}/details", new { GivenName = given, FamilyName = family, Note = "As in the passport" }, 1)).Version
            .ShouldBe(2);
        return person;
    }

    private async Task Forget(Guid person)
    {
        ((int)(await host.As(new Grant(Role.DataProtectionOfficer, null)).Post(
            "/api/v1/privacy/erasures", new { PersonId = person })).Status).ShouldBeInRange(200, 204);
        await host.WhenQuiet();
    }
}
