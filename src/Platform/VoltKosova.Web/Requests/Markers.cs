using VoltKosova.Access;

namespace VoltKosova.Web;

/// <summary>A request that anybody may make.</summary>
public interface IForPublic;

/// <summary>A request of somebody who is signed in, about what is their own.</summary>
public interface IForSignedIn;

/// <summary>A request of staff: the right is needed somewhere; where it holds, the handler asks the caller's scope.</summary>
public interface IForStaff
{
    /// <summary>The right that is needed.</summary>
    static abstract Right Right { get; }
}
