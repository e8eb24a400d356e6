using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Membership.OwnArea;
using VoltKosova.Membership.Views;
using VoltKosova.PrivacyDesk;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Taking_ones_data_along(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Export = "/api/v1/privacy/me/export";

    [Fact]
    public async Task gives_everything_that_the_module_holds_of_the_person_and_of_nobody_else()
    {
        var chapter = host.ChapterIn("novoberde");
        var (charge, reference, person) = await DuesStory.Owed(host, "export@example.org", "novoberde", chapter);
        var (other, _) = await host.Admitted(chapter, "other-export@example.org", "novoberde");
        var (treasurer, own) = (host.As(new Grant(Role.Treasurer, chapter)), host.As(new TestAccount() { PersonId = person }));
        await treasurer.Post("/api/v1/membership/payments", new
        {
            ChapterId = chapter,
            Amount = new { Amount = "12.50", Currency = "EUR" },
            ReceivedOn = "2026-03-02",
            Source = "bank",
            Reference = reference,
        });
        await own.Post($"/api/v1/membership/me/charges/{charge}/receipts");

        var text = await own.GetStringAsync(Export);
        var all = JsonNode.Parse(text)!;
        var rows = all["modules"]!["membership"]!;

        all["format"].Text().ShouldBe("volt-kosova.own-data.v1");
        all["person_id"].Text().ShouldBe(person.ToString());
        rows["member_card"]!.AsArray().ShouldHaveSingleItem()!["email"].Text().ShouldBe("export@example.org");
        rows["application"]!.AsArray().ShouldHaveSingleItem()!["state"].Text().ShouldBe("admitted");
        rows["charge"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<Guid>().ShouldBe(charge);
        rows["payment"]!.AsArray().ShouldHaveSingleItem()!["reference"].Text().ShouldBe(reference);
        rows["receipt"]!.AsArray().Count.ShouldBe(1);
        rows["confirmed_address"]!.AsArray().Count.ShouldBe(1);
        rows["timelines"]!.AsArray().ShouldHaveSingleItem()!["entries"]![0]!["what"].Text().ShouldBe("member-admitted");
        text.ShouldNotContain(other.ToString());
        text.ShouldNotContain("other-export@example.org");
    }

    [Fact]
    public async Task gives_nothing_to_whom_the_module_does_not_know()
    {
        var nobody = JsonNode.Parse(await host.As(new TestAccount() { PersonId = Guid.NewGuid() }).GetStringAsync(Export))!;

        nobody["modules"]!["membership"]!.AsObject().ShouldAllBe(section => section.Value!.AsArray().Count == 0);
        (await host.As(new Grant(Role.Treasurer, null)).Get(Export)).Code.ShouldBe("no-person-behind-account");
    }

    /// <summary>Whoever adds a table says whose its rows are, or why they are nobody's: otherwise no host starts.</summary>
    [Fact]
    public void names_every_table_of_the_module_once()
    {
        var services = new ServiceCollection();
        services.AddOwnData<MembershipStreams>(OwnRows.Of);

        Should.Throw<InvalidOperationException>(() => services.AddOwnData<MembershipStreams>(own => own.Rows(MemberCard.Table)))
            .Message.ShouldBe("The module membership does not say once whose the rows of application are.");
        Should.Throw<InvalidOperationException>(() => services.AddOwnData<MembershipStreams>(
                own => OwnRows.Of(own).Nobodys(MemberCard.Table, "of somebody, though")))
            .Message.ShouldBe("The module membership does not say once whose the rows of member_card are.");
    }
}
