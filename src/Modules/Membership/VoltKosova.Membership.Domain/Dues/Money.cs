using System.Globalization;
using System.Text.RegularExpressions;

namespace VoltKosova.Membership.Domain.Dues;

/// <summary>
/// An amount as it stands on the wire and in the log: decimal text, so that nobody on the way makes a floating number of it.
/// Calculations are made in <see cref="decimal"/>.
/// </summary>
/// <param name="Amount">At least two decimals: <c>12.50</c>.</param>
/// <param name="Currency">ISO 4217: three capital letters.</param>
internal sealed partial record Money(string Amount, string Currency)
{
    public static Money Of(decimal amount, string currency) => new(amount.ToString("0.00###", CultureInfo.InvariantCulture), currency);

    /// <summary>Whether it is a sum that can be asked for: more than nothing, below a million, whole cents.</summary>
    public static bool IsSum(Money? money) => money is { Amount: { } amount, Currency: { } currency }
        && SumText().IsMatch(amount) && CurrencyText().IsMatch(currency) && money.ToDecimal() > 0;

    /// <summary>The amount to calculate with.</summary>
    public decimal ToDecimal() => decimal.Parse(
        Amount, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <summary>The same sum as it is kept: <c>12.5</c> is <c>12.50</c>.</summary>
    public Money Kept() => Of(ToDecimal(), Currency);

    /// <summary>So much more of the same currency.</summary>
    public Money Plus(Money other) => Of(ToDecimal() + Same(other), Currency);

    /// <summary>So much less of the same currency.</summary>
    public Money Minus(Money other) => Of(ToDecimal() - Same(other), Currency);

    /// <summary>So many percent less, in whole cents; a part of a cent is the payer's, the last cent is not.</summary>
    public Money Less(int percent) =>
        Of(Math.Max(0.01m, Math.Round(ToDecimal() * (100 - percent) / 100, 2, MidpointRounding.ToZero)), Currency);

    /// <summary>
    /// The part for some of the months of a period, in whole cents; a part of a cent is the payer's, the last cent is not.
    /// </summary>
    public Money ForMonths(int months, int of) => months == of
        ? this
        : Of(Math.Max(0.01m, Math.Round(ToDecimal() * months / of, 2, MidpointRounding.ToZero)), Currency);

    private decimal Same(Money other) => other.Currency == Currency
        ? other.ToDecimal()
        : throw new InvalidOperationException($"{other.Currency} cannot be added to {Currency}.");

    [GeneratedRegex(@"\A(0|[1-9][0-9]{0,5})(\.[0-9]{1,2})?\z")]
    private static partial Regex SumText();

    [GeneratedRegex(@"\A[A-Z]{3}\z")]
    private static partial Regex CurrencyText();
}
