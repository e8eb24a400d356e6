using System.Diagnostics.CodeAnalysis;
using VoltKosova.Campaigns.Domain;
using VoltKosova.Kernel;
using VoltKosova.Places;

namespace VoltKosova.Campaigns.Features;

/// <summary>Where a signer lives, no closer than signatures are counted.</summary>
/// <param name="Country">A country's code.</param>
/// <param name="Municipality">The slug, in Kosovo only.</param>
internal sealed record PlaceBody(string Country, string? Municipality)
{
    public bool TryMake([NotNullWhen(true)] out Place? place, [NotNullWhen(false)] out Rejection? no)
    {
        no = (Country, Municipality ?? "") switch
        {
            _ when Gazetteer.Country(Country) is null => new CountryUnknown(),
            (Places.Country.Kosovo, "") => new MunicipalityNeeded(),
            (Places.Country.Kosovo, var slug) when Gazetteer.Municipality(slug) is null => new MunicipalityUnknown(),
            (not Places.Country.Kosovo, not "") => new MunicipalityOnlyInKosovo(),
            _ => null,
        };
        place = no is null ? new Place(Country, string.IsNullOrEmpty(Municipality) ? null : Municipality) : null;
        return no is null;
    }
}
