using VoltKosova.Messaging.Wolverine;
using Wolverine.Runtime;
using Wolverine.Runtime.Handlers;

namespace Internal.Generated.WolverineHandlers;

/// <summary>
/// What Wolverine would otherwise write and compile at the first errand: with it a host needs no compiler and starts sooner. Wolverine finds it
/// by its name, which ends in a hash of the message's; when that changes, no host starts, and the sentence says which name is missing.
/// </summary>
public sealed class CarriedHandler1946351859 : MessageHandler
{
    /// <inheritdoc />
    public override Task HandleAsync(MessageContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ErrandHandler.Handle((Carried)context.Envelope!.Message!, cancellation);
    }
}
