using VoltKosova.Partnerships.Domain;
using VoltKosova.Partnerships.Views;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Partnerships.Tests.Facts;

namespace VoltKosova.Partnerships.Tests.Views;

public sealed class The_directory
{
    private static readonly DirectoryEntry _entry = new(Id, PartnerKind.Ngo, Profile.Name!, "XK", Profile.Website, Today);

    [Fact]
    public void shows_an_organisation() => DirectoryEntry.Projection.Shows([Organisation], _entry);

    [Fact]
    public void shows_its_newest_name() =>
        DirectoryEntry.Projection.Shows([Organisation, OrganisationRenamed], _entry with { Name = Renamed.Name! });

    [Fact]
    public void hides_what_has_ended() => DirectoryEntry.Projection.Shows([Organisation, Ended], null);

    [Fact]
    public void never_shows_a_person() => DirectoryEntry.Projection.Shows([Influencer, InfluencerRenamed], null);
}
