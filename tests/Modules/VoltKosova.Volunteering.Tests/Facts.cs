using VoltKosova.Testing;
using VoltKosova.Volunteering.Domain.Volunteers;

namespace VoltKosova.Volunteering.Tests;

/// <summary>One volunteer's life, for all tests of the module.</summary>
internal static class Facts
{
    public static readonly Guid Person = new("0b9a3f52-7d41-4c8e-9f06-5a1f5d1c2e01");
    public static readonly Guid Chapter = new("0195566a-c800-7000-8000-0000000000c1");
    public static readonly Guid Coordinator = new("0195566a-c800-7000-8000-0000000000a1");
    public static readonly DateOnly Today = new(2026, 3, 2);
    public static readonly DateTimeOffset Now = FixedClock.Start;
    public static readonly DateTimeOffset Later = FixedClock.Start.AddDays(10);

    public static readonly VolunteerEvent.Joined Joined = new(Person, Person, Chapter, Today, Now);
    public static readonly VolunteerEvent.Paused Paused = new(Person, Coordinator, Later);
    public static readonly VolunteerEvent.Resumed Resumed = new(Person, Coordinator, Later);
    public static readonly VolunteerEvent.Left Left = new(Person, Person, Later);
}
