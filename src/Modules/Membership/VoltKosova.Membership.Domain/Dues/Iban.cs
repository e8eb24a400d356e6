namespace VoltKosova.Membership.Domain.Dues;

/// <summary>The number of a bank account after ISO 13616; its check (ISO 7064, modulo 97) catches every single wrong character.</summary>
internal static class Iban
{
    /// <summary>As it was written, without blanks and in capitals; null when it is none or its check does not hold.</summary>
    public static string? Parse(string? written)
    {
        var text = string.Concat((written ?? "").Where(letter => !char.IsWhiteSpace(letter))).ToUpperInvariant();
        return text.Length is >= 15 and <= 34 && text.All(char.IsAsciiLetterOrDigit)
            && CreditorReference.Remainder(text[4..] + text[..4]) == 1
                ? text
                : null;
    }
}
