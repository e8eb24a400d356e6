using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace VoltKosova.Messaging.Wolverine;

/// <summary>
/// Carries errands over Wolverine's bus and waits for the end of each, so that the order of a stream is kept. An errand that the bus
/// lost was not done, and whatever was not done is delivered again: the place of the subscriber has not moved.
/// </summary>
internal sealed class WolverineCourier(IServiceScopeFactory scopes) : ICourier
{
    public async Task Run(Errand errand, CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(new Carried(errand), stopping);
        }
        catch (TryAgainException last)
        {
            throw last.InnerException!;
        }
    }
}
