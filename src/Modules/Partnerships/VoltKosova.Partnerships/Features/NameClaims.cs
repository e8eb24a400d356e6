using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Partnerships.Domain;
using VoltKosova.Privacy;

namespace VoltKosova.Partnerships.Features;

/// <summary>
/// No two partners of one country have the same name, spelling aside. The claim is a keyed hash: some names are of persons, and nothing
/// readable may stay behind when they are erased.
/// </summary>
internal sealed class NameClaims(BlindIndex index)
{
    private const string Purpose = "partnerships.partner-name";

    /// <summary>Claims the name for a partner, or says that another has it.</summary>
    public async Task<Rejection?> Claim(Writing writing, PartnerProfile profile, Guid partner)
    {
        var key = KeyOf(profile);
        if (await writing.Row<NameTaken>(PartnershipsStreams.NamesTaken, key) is not null)
            return writing.Reject(new PartnerExistsAlready());
        writing.Insert(PartnershipsStreams.NamesTaken, key, new NameTaken(partner));
        return null;
    }

    /// <summary>Claims the new name and frees the old one, when they differ.</summary>
    public async Task<Rejection?> Move(Writing writing, PartnerProfile from, PartnerProfile to, Guid partner)
    {
        if (KeyOf(from) == KeyOf(to))
            return null;
        Free(writing, from);
        return await Claim(writing, to, partner);
    }

    /// <summary>Lets another partner have the name.</summary>
    public void Free(Writing writing, PartnerProfile profile) => writing.Delete(PartnershipsStreams.NamesTaken, KeyOf(profile));

    private string KeyOf(PartnerProfile profile) => index.Of(Purpose, $"{profile.Country}/{FoldedName.Of(profile.Name ?? "")}");
}

/// <summary>Whose a name is.</summary>
internal sealed record NameTaken(Guid PartnerId);

internal sealed record PartnerExistsAlready() : Rejection("There is a partner of this name in that country already.");
