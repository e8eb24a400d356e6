using Microsoft.Extensions.DependencyInjection;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Volunteers;

namespace VoltKosova.Volunteering.Views;

/// <summary>What volunteers have said about themselves, the birth date and all other sealed fields included, to take along.</summary>
internal static class OwnProfile
{
    public static async Task<IReadOnlyList<string>> Of(
        IServiceProvider services, IReadOnlyList<Guid> persons, CancellationToken cancellation)
    {
        var (store, profiles) = (services.GetRequiredService<Store<VolunteeringStreams>>(), new List<string>());
        foreach (var person in persons)
        {
            var volunteer = await store.Read(VolunteeringStreams.Volunteers, person, cancellation);
            if (volunteer.State is Volunteer.Known { Kept.Profile: { } profile })
                profiles.Add(StoredJson.Write(profile));
        }

        return profiles;
    }
}
