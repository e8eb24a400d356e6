using VoltKosova.Access;

namespace VoltKosova.Web;

/// <summary>A request that anybody may make.</summary>
public interface IForPublic;

/// <summary>A request of somebody who is signed in, about what is their own.</summary>
public interface IForSignedIn;

/// <summary>
/// A request that does harm in the wrong hands: exports of persons, erasure, roles, keys and secrets, acts on many. Beside its audience it
/// wants a fresh proof that the person is there (a step-up), and no machine may make it. A list that is taken as a file with persons in it
/// counts as one without saying so.
/// </summary>
public interface IDangerous
{
    /// <summary>False where this very request does no harm.</summary>
    bool NeedsProof => true;

    /// <summary>Whether machines may make it all the same: they prove their key in every request.</summary>
    bool IsForMachinesToo => false;
}

/// <summary>A request of staff: the right is needed somewhere; where it holds, the handler asks the caller's scope.</summary>
public interface IForStaff
{
    /// <summary>The right that is needed.</summary>
    static abstract Right Right { get; }
}
