using VoltKosova.Mail;
using VoltKosova.Privacy;

namespace VoltKosova.Membership.OwnArea;

/// <summary>
/// The code on a card: its id, which was drawn by lot, with a keyed hash that nobody else can make. It leads to a page that says whether
/// the card holds, and nothing more.
/// </summary>
internal sealed class CardCode(LinkTokens tokens, MembershipPolicy policy, Organisation organisation)
{
    private const string Purpose = "membership.card";

    /// <summary>What the QR code says.</summary>
    public string UrlOf(Guid card) => policy.CardUrlOf(organisation, tokens.Make(Purpose, card));

    /// <summary>The card of a code; an id that no card has where the code is none, so that both take the same way.</summary>
    public Guid CardOf(string token) => tokens.TryRead(Purpose, token, out var card) ? card : Guid.Empty;
}
