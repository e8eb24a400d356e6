using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Membership.Jobs;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Membership.Tests.Features;

/// <summary>A quarter of the story: 40 percent are the chapter's, 20 the level's between, the rest the movement's.</summary>
public sealed class Sharing_with_the_levels(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Balances = "/api/v1/membership/ledger-balances";
    private const string Payments = "/api/v1/membership/payments";

    [Fact]
    public async Task posts_with_the_payment_takes_back_with_it_and_pays_out_once_a_month()
    {
        var (chapter, national, movement) = (host.ChapterIn("shterpce"), Guid.NewGuid(), Guid.NewGuid());
        (host.Chapters.Parents[chapter], host.Chapters.Parents[national]) = (national, movement);
        var treasurer = host.As(new Grant(Role.Treasurer, chapter));
        var all = host.As(new Grant(Role.Treasurer, null));
        var (_, reference, _) = await DuesStory.Owed(host, "shares@example.org", "shterpce", chapter);

        var payment = await Pay("7.50", "2026-03-02");
        (await Owed()).ShouldBe([(chapter, "-3.00"), (movement, "-3.00"), (national, "-1.50")], ignoreOrder: true);
        (await treasurer.Get(Balances)).Body["balances"]!.AsArray().ShouldHaveSingleItem()!["amount"]!["amount"].Text().ShouldBe("-3.00");
        (await treasurer.Get("/api/v1/membership/ledger-entries")).Body["items"]!.AsArray().ShouldHaveSingleItem()!["kind"].Text()
            .ShouldBe("dues");
        (await host.As(new Grant(Role.Treasurer, Guid.NewGuid())).Get("/api/v1/membership/ledger-entries")).Body["items"]!.AsArray()
            .ShouldBeEmpty();

        host.Clock.Advance(TimeSpan.FromDays(35));
        (await host.Run<PayOutShares, PayOutShares.Parameters>(new()))[0].ShouldMatch("^Posted the shares of 3 chapters");
        (await host.Run<PayOutShares, PayOutShares.Parameters>(new()))[0].ShouldMatch("^There is nothing");
        (await Owed()).ShouldBeEmpty();

        // The bank takes it back after the payout: the chapters owe it, and what comes next makes up for it.
        (await treasurer.Post($"{payment.Location}/reversal", new { ReversedOn = "2026-04-06" }, 2)).Status
            .ShouldBe(HttpStatusCode.NoContent);
        (await Owed()).ShouldBe([(chapter, "3.00"), (movement, "3.00"), (national, "1.50")], ignoreOrder: true);
        await Pay("12.50", "2026-04-06");
        (await Owed()).ShouldBe([(chapter, "-2.00"), (movement, "-2.00"), (national, "-1.00")], ignoreOrder: true);
        host.Clock.Advance(TimeSpan.FromDays(30));
        await host.Run<PayOutShares, PayOutShares.Parameters>(new());
        (await Owed()).ShouldBeEmpty();

        (await host.Rows(
            """
            SELECT entry.id::text FROM membership.mt_doc_ledger_entry AS entry, jsonb_array_elements(entry.data -> 'lines') AS line
            WHERE entry.data ->> 'kind' <> $1 GROUP BY entry.id HAVING sum((line -> 'amount' ->> 'amount')::numeric) <> 0
            """,
            "none")).ShouldBeEmpty("every entry adds up to nothing");
        host.Clock.Advance(TimeSpan.FromDays(-65));

        Task<Reply> Pay(string amount, string on) => treasurer.Post(Payments, new
        {
            ChapterId = chapter,
            Amount = new { Amount = amount, Currency = "EUR" },
            ReceivedOn = on,
            Source = "bank",
            Reference = reference,
        });

        async Task<IReadOnlyList<(Guid?, string)>> Owed() =>
        [
            .. (await all.Get(Balances)).Body["balances"]!.AsArray()
                .Where(one => one!["account"].Text() == "share_of_chapter" && one["amount"]!["amount"].Text() != "0.00")
                .Select(one => (one!["chapter_id"]?.GetValue<Guid>(), one["amount"]!["amount"].Text())),
        ];
    }
}
