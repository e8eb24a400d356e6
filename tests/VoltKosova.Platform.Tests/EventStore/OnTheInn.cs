using VoltKosova.EventStore;

namespace VoltKosova.Platform.Tests.EventStore;

/// <summary>Tests of what stands above the port, on whatever adapter.</summary>
public abstract class OnTheInn
{
    private InnStore? _opened;

    private protected InnStore Inn => _opened ??= new InnStore(Port);

    protected abstract IEventStore Port { get; }

    private protected Task<GuestRow?> Row(Guid guest) => Inn.Store.Row<GuestRow>(GuestRow.Table, guest, default);
}
