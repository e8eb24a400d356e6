using System.Text.Json.Nodes;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>What a client does with <c>navigator.credentials</c>.</summary>
/// <param name="Challenge">Sent back with the answer.</param>
/// <param name="Options">For <c>PublicKeyCredential.parseCreationOptionsFromJSON</c> or <c>parseRequestOptionsFromJSON</c>.</param>
internal sealed record PasskeyOptions(string Challenge, JsonObject Options)
{
    public static Answer Of(PasskeyQuestion question) =>
        Answer.Ok(new PasskeyOptions(question.Challenge, JsonNode.Parse(question.Options)!.AsObject())).Secret();
}
