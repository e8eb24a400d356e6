using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Kernel;
using Xunit;

namespace VoltKosova.Platform.Tests.Access;

public sealed class Telling_a_refusal
{
    /// <summary>Its text is Web's, which tells it for everybody.</summary>
    private const string OfWeb = "right-missing";

    [Fact]
    public void has_a_text_in_every_language()
    {
        var assembly = typeof(SignInRefused).Assembly;
        var codes = assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rejection)))
            .Select(type => ((Rejection)Activator.CreateInstance(type)!).Code).Where(code => code != OfWeb).Order().ToList();
        codes.Count.ShouldBeGreaterThan(10);
        using var file = assembly.GetManifestResourceStream("Texts/problems.json")!;
        var texts = JsonNode.Parse(file)!.AsObject();
        texts.Select(text => text.Key).Order().ShouldBe(codes);
        foreach (var (_, text) in texts)
            text!.AsObject().Select(part => part.Key).ShouldBe(["title", "sq", "sr", "en"]);
    }
}
