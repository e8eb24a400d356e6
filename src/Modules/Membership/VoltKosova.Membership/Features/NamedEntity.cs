using VoltKosova.EventStore;
using VoltKosova.Membership.Domain;

namespace VoltKosova.Membership.Features;

/// <summary>A legal entity as an address names it: like everywhere else, not as the code does.</summary>
internal readonly record struct NamedEntity(LegalEntity Entity)
{
    public static bool TryParse(string? name, out NamedEntity named)
    {
        foreach (var entity in Enum.GetValues<LegalEntity>())
        {
            if (StoredJson.NameOf(entity) != name)
                continue;
            named = new NamedEntity(entity);
            return true;
        }

        named = default;
        return false;
    }
}
