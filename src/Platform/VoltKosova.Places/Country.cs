using VoltKosova.Kernel;

namespace VoltKosova.Places;

/// <summary>A country that a residence can be in: Kosovo, the European Union, the neighbours, the diaspora's others.</summary>
/// <param name="Code">ISO 3166-1 alpha-2 in capitals; Kosovo is the user-assigned <c>XK</c>.</param>
/// <param name="Name">The name to show, by the reader's language (CLDR).</param>
/// <param name="Aliases">Other names that people type: for searching only.</param>
/// <param name="EuMember">Whether it is a member state of the European Union.</param>
/// <param name="CallingCode">With the plus, for example <c>+383</c>.</param>
public sealed record Country(string Code, LocalText Name, IReadOnlyList<string> Aliases, bool EuMember, string CallingCode)
{
    /// <summary>The code of Kosovo.</summary>
    public const string Kosovo = "XK";
}
