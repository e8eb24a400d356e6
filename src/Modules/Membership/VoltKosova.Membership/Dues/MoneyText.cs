using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Dues;

namespace VoltKosova.Membership.Dues;

/// <summary>Sums as people read them.</summary>
internal static class MoneyText
{
    /// <summary><c>1234,50 EUR</c> in Albanian and Serbian, <c>1234.50 EUR</c> in English.</summary>
    public static string In(this Money money, Language language) =>
        $"{(language == Language.En ? money.Amount : money.Amount.Replace('.', ','))} {money.Currency}";

    /// <summary>The days that a charge is for.</summary>
    public static string In(this ChargedPeriod period, Language language) =>
        $"{period.From.In(language)} – {period.Until.In(language)}";
}
