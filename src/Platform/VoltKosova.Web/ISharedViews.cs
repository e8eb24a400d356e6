using VoltKosova.EventStore;

namespace VoltKosova.Web;

/// <summary>Knows of views that follow a log whether they may be read; the delivery of messages answers.</summary>
public interface ISharedViews
{
    /// <summary>Returns once the rows may be read: the view has once been full, and shows what was written up to a place.</summary>
    /// <param name="module">The module in whose schema the rows are.</param>
    /// <param name="table">Where they are.</param>
    /// <param name="atLeast">What the reader has written; null when nothing is to be waited for.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="Problems.ProblemException">
    /// <c>view-not-ready</c> while it has never been full and <c>view-behind</c> when the place is not reached in time: 503. 400 when the
    /// place is of another log, or one that the log does not have.
    /// </exception>
    Task UntilReadable(string module, RowTable table, LogPosition? atLeast, CancellationToken cancellation);
}
