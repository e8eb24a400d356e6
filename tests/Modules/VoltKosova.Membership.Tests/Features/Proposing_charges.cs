using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Jobs;
using VoltKosova.Membership.Jobs;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.BankFiles;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Proposing_charges(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Charges = "/api/v1/membership/charges";
    private const string Payments = "/api/v1/membership/payments";
    private const string Mothers = "DE89370400440532013000";
    private const string Others = "XK051212012345678906";

    // The tests share a register of accounts: each account is of one test.
    private const string Gone = "AT611904300234573201";
    private const string GoneToo = "CH9300762011623852957";
    private const string Crowds = "FR1420041010050500013M02606";

    [Fact]
    public async Task goes_by_the_account_that_somebody_has_said_pays_for_the_member_and_books_nothing_by_itself()
    {
        var (chapter, treasurer) = Chapter("vushtrri");
        var (neighbour, _) = await host.Admitted(chapter, "neighbour@example.org", "vushtrri");
        var (charge, _, _) = await DuesStory.Owed(host, "son@example.org", "vushtrri", chapter);
        var beside = await ChargeOf(treasurer, neighbour);

        var first = await Paid(treasurer, chapter, "5.00", Mothers);
        (await Proposed(treasurer, first)).ShouldBeEmpty("nothing speaks for any charge yet");
        (await Allocate(treasurer, first, charge)).Status.ShouldBe(HttpStatusCode.NoContent);
        var (again, stranger) = (await Paid(treasurer, chapter, "7.50", Mothers), await Paid(treasurer, chapter, "12.50", Others));
        var other = await Paid(treasurer, chapter, "3.00", Mothers);

        (await Proposed(treasurer, again)).ShouldBe([(charge, "payer_alias amount")]);
        (await Proposed(treasurer, other)).ShouldBe([(charge, "payer_alias")]);
        (await Proposed(treasurer, stranger)).ShouldBe([(beside, "amount")]);
        (await treasurer.Get($"{Payments}/{again}")).Body["state"].Text().ShouldBe("unmatched");
        (await Traces.Of(host.ConnectionString, "membership", Mothers)).ShouldBeEmpty("only a keyed hash is kept");
    }

    [Fact]
    public async Task forgets_the_account_with_the_member_and_with_the_allocation_that_was_wrong()
    {
        var (chapter, treasurer) = Chapter("drenas");
        var (charge, _, person) = await DuesStory.Owed(host, "goes@example.org", "drenas", chapter);
        var (wrong, right) = (await Paid(treasurer, chapter, "1.00", Gone), await Paid(treasurer, chapter, "2.00", GoneToo));
        await Allocate(treasurer, wrong, charge);
        await Allocate(treasurer, right, charge);
        (await Aliases(chapter)).ShouldBe(2);

        (await treasurer.Send(HttpMethod.Delete, $"{Payments}/{wrong}/allocations/{charge}", null, ("If-Match", "\"4\""))).Status
            .ShouldBe(HttpStatusCode.NoContent);
        (await Aliases(chapter)).ShouldBe(1);
        (await host.As(new TestAccount() { PersonId = person }).Get("/api/v1/privacy/me/export")).Body["modules"]!["membership"]!
            ["payer_alias"]!.AsArray().Count.ShouldBe(1, "it is the member's");
        ((int)(await host.As(new Grant(Role.DataProtectionOfficer, null)).Post(
            "/api/v1/privacy/erasures", new { PersonId = person })).Status).ShouldBeInRange(200, 204);
        await host.WhenQuiet();
        (await Aliases(chapter)).ShouldBe(0);

        var late = await Paid(treasurer, chapter, "2.00", GoneToo);
        (await Proposed(treasurer, late)).ShouldBeEmpty();
        (await Allocate(treasurer, late, charge)).Status.ShouldBe(HttpStatusCode.NoContent, "the charge outlives the member");
        (await Aliases(chapter)).ShouldBe(0, "the alias does not");
    }

    [Fact]
    public async Task goes_by_the_name_of_the_payer_however_it_is_written()
    {
        var (chapter, treasurer) = Chapter("lipjan");
        var (charge, _, _) = await DuesStory.Owed(host, "named@example.org", "lipjan", chapter);
        await host.WhenQuiet();

        (await Proposed(treasurer, await Paid(treasurer, chapter, "1.00", null, "KRASNIQI ARBER"))).ShouldBe([(charge, "name")]);
        (await Proposed(treasurer, await Paid(treasurer, chapter, "12.50", null, "Krasnići, Arbër"))).ShouldBe([(charge, "name amount")]);
        (await Proposed(treasurer, await Paid(treasurer, chapter, "1.00", null, "Arbër Gashi"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task goes_by_the_reference_of_another_charge_of_the_member_and_by_what_one_has_of_the_payment_already()
    {
        var (chapter, treasurer) = Chapter("ferizaj");
        var (neighbour, _) = await host.Admitted(chapter, "next-door@example.org", "ferizaj");
        var (charge, reference, _) = await DuesStory.Owed(host, "standing-order@example.org", "ferizaj", chapter);
        var row = (await treasurer.Get($"{Charges}/{charge}")).Body;
        await host.Run<ChargeDues, ChargeDues.Parameters>(new(new DateOnly(2027, 1, 5)));
        var next = await ChargeOf(treasurer, row["member_id"]!.GetValue<Guid>(), "2027-12-31");

        var over = await Recorded(treasurer, chapter, "20.00", reference);
        (await Proposed(treasurer, over)).ShouldBe([(next, "same_member")], "7.50 of it are left");
        var old = await Recorded(treasurer, chapter, "12.50", reference);
        (await Proposed(treasurer, old)).ShouldBe(
        [
            (next, "same_member amount"), (await ChargeOf(treasurer, neighbour), "amount"),
            (await ChargeOf(treasurer, neighbour, "2027-12-31"), "amount"),
        ]);
        await treasurer.Post($"{Payments}/{old}/reversal", new { ReversedOn = "2026-03-06" }, 1);
        (await Proposed(treasurer, old)).ShouldBeEmpty("nothing is left of it");
    }

    [Fact]
    public async Task follows_a_human_being_through_a_merge_and_believes_no_account_that_pays_for_a_crowd()
    {
        var (chapter, treasurer) = Chapter("kamenice");
        var (survivor, _) = await host.Admitted(chapter, "goes-on@example.org", "kamenice");
        var (charge, _, _) = await DuesStory.Owed(host, "twice-here@example.org", "kamenice", chapter);
        var merged = (await treasurer.Get($"{Charges}/{charge}")).Body["member_id"]!.GetValue<Guid>();
        await Allocate(treasurer, await Paid(treasurer, chapter, "5.00", Crowds), charge);
        (await host.OfficerOf(chapter).Post(
            $"{Members}/{survivor}/merges", new { OtherMemberId = merged, OtherVersion = 1, Note = "Same" }, 1)).Status
            .ShouldBe(HttpStatusCode.NoContent);

        var payment = await Paid(treasurer, chapter, "12.50", Crowds);
        (await Proposed(treasurer, payment)).ShouldBe(
            [(await ChargeOf(treasurer, survivor), "payer_alias amount"), (charge, "payer_alias")]);
        await host.Rows(
            """
            INSERT INTO membership.mt_doc_payer_alias (id, data)
            SELECT gen_random_uuid()::text, jsonb_set(data, '{member_id}', to_jsonb(gen_random_uuid()::text))
            FROM membership.mt_doc_payer_alias, generate_series(1, 5) WHERE data ->> 'member_id' = $1 RETURNING id
            """,
            merged.ToString());
        (await Proposed(treasurer, payment)).ShouldBe([(await ChargeOf(treasurer, survivor), "amount")]);
    }

    [Fact]
    public async Task shows_charges_of_ones_own_chapters_to_those_who_see_the_payment()
    {
        var (chapter, treasurer) = Chapter("gjilan");
        var (charge, _, _) = await DuesStory.Owed(host, "here@example.org", "gjilan", chapter);
        await DuesStory.Owed(host, "elsewhere@example.org", "viti");
        var payment = await Paid(treasurer, chapter, "12.50", Others);

        (await Proposed(treasurer, payment)).ShouldBe([(charge, "amount")]);
        (await Proposed(host.As(new Grant(Role.Auditor, chapter)), payment)).Count.ShouldBe(1);
        (await Proposed(host.As(new Grant(Role.Treasurer, null)), payment)).Count.ShouldBeGreaterThan(1);
        (await host.As(new Grant(Role.Treasurer, Guid.NewGuid())).Get($"{Payments}/{payment}/proposals")).Code.ShouldBe("no-such-payment");
        (await host.OfficerOf(chapter).Get($"{Payments}/{payment}/proposals")).Code.ShouldBe("right-missing");
    }

    private async Task<Guid> Paid(HttpClient treasurer, Guid chapter, string amount, string? iban, string name = "Nightjar Payer")
    {
        using var content = new StringContent(
            Statement(Entry(amount, Guid.NewGuid().ToString("N"), Transfer(amount, null, name, iban: iban))), Encoding.UTF8,
            "application/xml");
        var before = await Waiting(treasurer);
        (await treasurer.Send(HttpMethod.Post, $"/api/v1/membership/bank-files?chapter_id={chapter}", content)).Status
            .ShouldBe(HttpStatusCode.Accepted);
        await host.Run<BookBankFiles, NoParameters>(new NoParameters());
        return (await Waiting(treasurer)).Except(before).ShouldHaveSingleItem();
    }

    private static async Task<Guid> Recorded(HttpClient treasurer, Guid chapter, string amount, string reference) =>
        (await treasurer.Post(Payments, new
        {
            ChapterId = chapter,
            Amount = new { Amount = amount, Currency = "EUR" },
            ReceivedOn = "2026-03-02",
            Source = "bank",
            Reference = reference,
        })).Id("payment_id");

    private static async Task<IReadOnlyList<Guid>> Waiting(HttpClient treasurer) =>
        [.. (await treasurer.Get($"{Payments}?filter[state][eq]=unmatched")).Body["items"]!.AsArray().Select(Id)];

    private static async Task<Guid> ChargeOf(HttpClient treasurer, Guid member, string until = "2026-12-31") =>
        Id((await treasurer.Get($"{Charges}?filter[member_id][eq]={member}&filter[until][eq]={until}")).Body["items"]!.AsArray()
            .ShouldHaveSingleItem());

    private static Guid Id(JsonNode? row) => row!["id"]!.GetValue<Guid>();

    private static Task<Reply> Allocate(HttpClient treasurer, Guid payment, Guid charge) =>
        treasurer.Send(HttpMethod.Put, $"{Payments}/{payment}/allocations/{charge}", null, ("If-Match", "\"2\""));

    private static async Task<IReadOnlyList<(Guid Charge, string Reasons)>> Proposed(HttpClient client, Guid payment) =>
    [
        .. (await client.Get($"{Payments}/{payment}/proposals")).Body["items"]!.AsArray().Select(one => (
            one!["charge_id"]!.GetValue<Guid>(), string.Join(' ', one["reasons"]!.AsArray().Select(reason => reason.Text())))),
    ];

    private async Task<int> Aliases(Guid chapter) => (await host.Rows(
        """
        SELECT alias.id FROM membership.mt_doc_payer_alias AS alias
        JOIN membership.mt_doc_charge AS charge ON alias.data ->> 'member_id' = charge.data ->> 'member_id'
        WHERE charge.data ->> 'chapter_id' = $1
        """,
        chapter.ToString())).Count;

    private (Guid Chapter, HttpClient Treasurer) Chapter(string municipality)
    {
        var chapter = host.ChapterIn(municipality);
        return (chapter, host.As(new Grant(Role.Treasurer, chapter)));
    }
}
