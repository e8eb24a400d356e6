using System.Net;
using System.Text;
using Shouldly;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Dues;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.BankFiles;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Importing_the_files_of_two_accounts(TwoRegistersHost host) : IClassFixture<TwoRegistersHost>
{
    private const string Files = "/api/v1/membership/bank-files";

    [Fact]
    public async Task books_each_for_the_legal_entity_whose_account_it_names()
    {
        var both = await TwoDues.Of(host, "files@example.org", "lipjan");
        var story = new BankStory(host, both.Chapter, both.Treasurer);
        string[] entries =
        [
            Entry("12.50", "A1", Transfer("12.50", both.Ngo.Reference)), Entry("20.00", "A2", Transfer("20.00", both.Party.Reference)),
        ];

        var ngo = await story.Import(Of(TwoRegistersHost.NgoIban, entries));
        var party = await story.Import(Of(TwoRegistersHost.PartyIban, entries));

        (ngo["legal_entity"].Text(), party["legal_entity"].Text()).ShouldBe(("ngo", "party"));
        foreach (var file in new[] { ngo, party })
            (file["counts"]!["booked"].Int(), file["counts"]!["matched"].Int()).ShouldBe((2, 1), "the other is of the other account");
        (await both.Treasurer.Get($"{Files}?filter[legal_entity][eq]=party")).Body["items"]!.AsArray().ShouldHaveSingleItem();
        (await Unmatched("ngo"), await Unmatched("party")).ShouldBe(("20.00", "12.50"));
        (await both.Treasurer.Get("/api/v1/membership/charges?filter[state][eq]=open")).Body["items"]!.AsArray().ShouldBeEmpty();

        // A reversal looks for its payment in the same books.
        var reversed = await story.Import(Of(TwoRegistersHost.PartyIban, [Entry("12.50", "A1", way: "DBIT", reversal: true)]));
        reversed["counts"]!["reversed"].Int().ShouldBe(1);
        (await both.Treasurer.Get($"/api/v1/membership/charges/{both.Ngo.Charge}")).Body["state"].Text().ShouldBe("paid");

        async Task<string> Unmatched(string entity) => (await both.Treasurer.Get(
            $"{BankStory.Payments}?filter[state][eq]=unmatched&filter[legal_entity][eq]={entity}")).Body["items"]!.AsArray()
            .ShouldHaveSingleItem()!["amount"]!["amount"].Text();
    }

    [Fact]
    public async Task refuses_what_belongs_to_the_other_or_to_nobody_until_somebody_says_whose_it_is()
    {
        var story = BankStory.Of(host);
        string[] entries = [Entry("5.00", "N1", Transfer("5.00", null))];
        const string table = "Datum;Uplatilac;Iznos\n2.3.2026;Zef;12,50\n";

        (await HandIn(Of(TwoRegistersHost.PartyIban, entries), said: "ngo")).ShouldBe("bank-file-of-other-entity");
        (await HandIn(Of(TwoRegistersHost.PartyIban, entries).Replace(
            "</b:Stmt>",
            $"</b:Stmt><b:Stmt><b:Id>S2</b:Id><b:Acct><b:Id><b:IBAN>{TwoRegistersHost.NgoIban}</b:IBAN></b:Id></b:Acct></b:Stmt>",
            StringComparison.Ordinal))).ShouldBe("bank-file-of-other-entity", "a file is of one legal entity");
        (await HandIn(Statement(entries))).ShouldBe("bank-file-of-nobody");
        (await HandIn(table, "text/csv")).ShouldBe("bank-file-of-nobody");
        (await HandIn(
            $"Llogaria;Data;Shuma\n{TwoRegistersHost.PartyIban[4..]};2.3.2026;5\n{TwoRegistersHost.NgoIban};2.3.2026;6\n", "text/csv"))
            .ShouldBe("bank-file-of-other-entity");
        (await story.Treasurer.Get(Files)).Body["items"]!.AsArray().ShouldBeEmpty();
        (await host.Rows("SELECT id FROM membership.mt_doc_waiting_bank_entry WHERE $1 = $1", "")).ShouldBeEmpty();

        (await HandIn(table, "text/csv", "party")).ShouldBeNull();
        (await HandIn(table, "text/csv", "ngo")).ShouldBeNull();
        (await HandIn(Statement(entries), said: "party")).ShouldBeNull();
        (await HandIn(Of(TwoRegistersHost.PartyIban, []))).ShouldBeNull("a day without bookings names its account too");
        await host.Run<Membership.Jobs.BookBankFiles, VoltKosova.Jobs.NoParameters>(new());
        (await story.Treasurer.Get($"{BankStory.Payments}?filter[legal_entity][eq]=party")).Body["items"]!.AsArray()
            .Select(one => one!["amount"]!["amount"].Text()).ShouldBe(["12.50", "5.00"], ignoreOrder: true);
        (await story.Treasurer.Get($"{BankStory.Payments}?filter[legal_entity][eq]=ngo")).Body["items"]!.AsArray()
            .ShouldHaveSingleItem("alike rows of two legal entities are two payments");

        async Task<string?> HandIn(string file, string type = "application/xml", string? said = null)
        {
            using var content = new StringContent(file, Encoding.UTF8, type);
            var query = said is null ? "" : $"&legal_entity={said}";
            var reply = await story.Treasurer.Send(HttpMethod.Post, $"{Files}?chapter_id={story.Chapter}{query}", content);
            return reply.Status == HttpStatusCode.Accepted ? null : reply.Code;
        }
    }

    [Fact]
    public void takes_what_names_no_account_for_the_NGO_while_the_party_has_none()
    {
        var accounts = new DuesAccounts(Domain.The_accounts_for_dues.Ngo, Party: null);

        new BankFileOwner(accounts, said: null).Entity.ShouldBe(LegalEntity.Ngo);
        new BankFileOwner(accounts, LegalEntity.Party).Entity.ShouldBe(LegalEntity.Party);
    }

    private static string Of(string iban, string[] entries) => Statement(entries).Replace(Iban, iban, StringComparison.Ordinal);
}
