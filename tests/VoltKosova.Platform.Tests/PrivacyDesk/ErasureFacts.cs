using VoltKosova.PrivacyDesk;
using VoltKosova.PrivacyDesk.Erasing;
using VoltKosova.Testing;

namespace VoltKosova.Platform.Tests.PrivacyDesk;

/// <summary>One person's way out, for all tests of the privacy desk.</summary>
internal static class ErasureFacts
{
    public static readonly Guid Person = new("0b9a3f52-7d41-4c8e-9f06-5a1f5d1c2e01");
    public static readonly Guid Officer = new("019c0000-0000-7000-8000-000000000001");
    public static readonly Guid HoldId = new("019c0000-0000-7000-8000-000000000002");
    public static readonly DateTimeOffset Now = FixedClock.Start;
    public static readonly DateOnly Today = new(2026, 3, 2);
    public static readonly DateOnly Until = new(2026, 4, 1);

    public static readonly SubjectEvent.ErasureRequested Requested = new(Person, OnOwnWish: true, Officer, Now);
    public static readonly SubjectEvent.HoldPlaced Held = new(Person, HoldId, HoldBasis.LegalClaim, Until, Officer, Now);
    public static readonly SubjectEvent.HoldLifted Lifted = new(Person, HoldId, Officer, Now);
    public static readonly SubjectEvent.Erased Erased = new(Person, ["accounts", "membership"], Today.AddDays(1), Now);
    public static readonly SubjectEvent.Acknowledged AccountsDone = new(Person, "accounts", Now);
    public static readonly SubjectEvent.Acknowledged MembershipDone = new(Person, "membership", Now.AddMinutes(1));

    public static readonly SubjectEvent.ConsentWithdrawn NoNews = new(Person, "petition-news", ConsentChannel.Email, HoldId, Officer, Now);

    public static Erasure On(DateOnly day) => new(Person, Erased.Parts, day, 1, Now);
}
