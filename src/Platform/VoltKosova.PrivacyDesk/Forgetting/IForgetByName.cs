using VoltKosova.EventStore;

namespace VoltKosova.PrivacyDesk;

/// <summary>
/// Something that a module keeps of persons outside of their streams, where nothing but their name leads to it. It is asked in the commit
/// that forgets a person, while the streams can still tell what they were called.
/// </summary>
public interface IForgetByName<TStreams>
    where TStreams : IStreams
{
    /// <summary>Forgets it. Asked again, it does nothing once no name can be read.</summary>
    /// <param name="writing">The commit.</param>
    /// <param name="streams">The streams that tell of the person, with their kinds.</param>
    Task Forget(Writing writing, IReadOnlyList<(Guid Id, string Type)> streams);
}
