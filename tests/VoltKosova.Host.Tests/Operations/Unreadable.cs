using Microsoft.Extensions.DependencyInjection;
using VoltKosova.EventStore;
using VoltKosova.Messaging;

namespace VoltKosova.Host.Tests.Operations;

/// <summary>Something in the log that no reaction can take: an application whose sealed fields belong to another stream.</summary>
internal static class Unreadable
{
    /// <summary>Stores it and waits until it lies in the dead letters.</summary>
    public static async Task<DeadLetter> Store(StaffHost host, string email)
    {
        await host.Apply(email);
        await host.WhenQuiet();
        var log = host.Services.GetRequiredKeyedService<IEventStore>("membership");
        var application = (await log.ReadForward(0, 1000, default)).Events.Last(stored => stored.Name.Contains("application-submitted"));
        var stream = Guid.CreateVersion7();
        await log.Commit(
            new Commit(
                [new StreamAppend(stream, "application", 0, [new NewEvent(Guid.CreateVersion7(), application.Name, application.Json)])],
                [],
                application.Metadata),
            default);
        await host.WhenQuiet();
        return (await host.Services.GetRequiredService<DeadLetters>().List(default)).Select(waiting => waiting.Letter)
            .Single(letter => letter.StreamId == stream && letter.Subscriber == "membership.ask-to-confirm");
    }
}
