using Shouldly;
using VoltKosova.Accounts;
using VoltKosova.Web;
using VoltKosova.Web.Problems;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts;

public sealed class Telling_a_refusal
{
    [Fact]
    public void has_a_text_in_every_language()
    {
        var assembly = typeof(SignInRefused).Assembly;
        ProblemTexts.RejectionCodes(assembly).Count().ShouldBeGreaterThan(10);
        ProblemTexts.Missing(assembly, assembly).ShouldBeEmpty();
        ProblemTexts.Missing(typeof(VoltKosova.Access.OutsideOwnScope).Assembly, typeof(Answer).Assembly).ShouldBeEmpty();
    }
}
