using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Kernel;
using VoltKosova.Web;
using VoltKosova.Web.Problems;
using VoltKosova.Web.Requests;
using Xunit;

namespace VoltKosova.Platform.Tests.Web;

public sealed class Starting_a_host
{
    private sealed record Unmarked;

    private sealed record MarkedTwice : IForPublic, IForSignedIn;

    [Theory]
    [InlineData(typeof(Unmarked))]
    [InlineData(typeof(MarkedTwice))]
    public async Task stops_at_a_request_that_does_not_say_who_may_make_it(Type request)
    {
        var stopped = await Should.ThrowAsync<InvalidOperationException>(
            () => WebHost.Start(services: services => services.AddSingleton(new RequestType(request))));

        stopped.Message.ShouldContain(request.Name);
    }

    [Fact]
    public async Task stops_at_a_setting_that_makes_no_sense()
    {
        var stopped = await Should.ThrowAsync<Exception>(() => WebHost.Start(new() { ["Web:MaxBodyBytes"] = "7" }));

        stopped.Message.ShouldContain("Web:MaxBodyBytes");
    }

    [Fact]
    public void knows_a_rejection_without_texts()
    {
        ProblemTexts.RejectionCodes(typeof(Starting_a_host).Assembly).ShouldContain("too-many-copies");
        ProblemTexts.Missing(typeof(Starting_a_host).Assembly, typeof(Answer).Assembly).ShouldContain("too-many-copies");
        ProblemTexts.Missing(typeof(VoltKosova.EventStore.VersionHasMovedOn).Assembly, typeof(Answer).Assembly).ShouldBeEmpty();
    }

    [Fact]
    public void gives_every_rejection_the_code_that_its_texts_are_under() =>
        ProblemTexts.RejectionCodes(typeof(Starting_a_host).Assembly).ShouldContain(((Rejection)new TooManyCopies(1)).Code);

    [Fact]
    public void fills_a_text_with_what_the_rejection_carries() =>
        ProblemTexts.Fill("At most {most_copies}, {other}.", RejectionValues.Of(new TooManyCopies(500))).ShouldBe("At most 500, {other}.");

    [Fact]
    public void has_every_text_of_its_own_in_every_language()
    {
        var texts = new ProblemTexts([new ProblemTextSource(typeof(Answer).Assembly)]);

        texts.Codes.Count().ShouldBeGreaterThan(40);
        foreach (var text in texts.Codes.Select(code => texts.Find(code)!))
            ((string[])[text.Title, text.Detail.Sq, text.Detail.Sr, text.Detail.En]).ShouldAllBe(part => part.Length > 2);
    }
}
