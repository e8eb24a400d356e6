using Microsoft.AspNetCore.Http;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain;

namespace VoltKosova.Membership.Features;

/// <summary>A legal entity as an address names it: like everywhere else, not as the code does.</summary>
internal static class NamedEntity
{
    /// <summary>Null where none is named.</summary>
    /// <exception cref="BadHttpRequestException">There is none of that name.</exception>
    public static LegalEntity? Of(string? name) => name is null ? null
        : Enum.GetValues<LegalEntity>().Where(entity => StoredJson.NameOf(entity) == name).Select(entity => (LegalEntity?)entity)
            .FirstOrDefault() ?? throw new BadHttpRequestException("legal_entity");
}
