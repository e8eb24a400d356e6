using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Messaging;

namespace VoltKosova.Platform.Tests.Messaging;

/// <summary>A build of Critter holds the default delivery too, and it keeps the same promises over the stores of Marten.</summary>
public sealed class Delivering_events_without_Wolverine() : Delivering_events(onPostgres: true)
{
    private protected override Action<IServiceCollection> Messages => services => services.AddMessaging();
}

public sealed class Parking_a_stream_without_Wolverine() : Parking_a_stream(onPostgres: true)
{
    private protected override Action<IServiceCollection> Messages => services => services.AddMessaging();
}
