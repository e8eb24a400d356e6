using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Access;
using VoltKosova.EventStore;

namespace VoltKosova.Web.Versions;

/// <summary>
/// Says where in the log a write stands, so that its author can ask a shared view for it. Only to those who are signed in: the number tells
/// how much happens in a module.
/// </summary>
internal static class LogPositions
{
    /// <summary>What this request has written, when it has.</summary>
    public static void Tell(HttpContext context)
    {
        if (context.RequestServices.GetService<Acting>()?.Written is { } written)
            Tell(context, written);
    }

    /// <summary>The end of the log, which is behind everything that was ever written to it.</summary>
    public static async Task TellEnd(HttpContext context, IEventStore store)
    {
        if (IsSignedIn(context))
            Tell(context, new LogPosition(store.Module, (await store.ReadForward(0, 1, context.RequestAborted)).End));
    }

    private static void Tell(HttpContext context, LogPosition position)
    {
        if (IsSignedIn(context))
            context.Response.Headers[MinPosition.Header] = position.ToString();
    }

    private static bool IsSignedIn(HttpContext context) => context.RequestServices.GetService<Caller>() is { IsSignedIn: true };
}
