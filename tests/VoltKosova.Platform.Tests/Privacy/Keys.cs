using VoltKosova.EventStore;
using VoltKosova.Privacy;
using VoltKosova.Testing;

namespace VoltKosova.Platform.Tests.Privacy;

/// <summary>Key files with known secrets: every letter stands for 32 equal bytes.</summary>
internal static class Keys
{
    public static string Line(string name, char letter) => $"{name}:{Convert.ToBase64String([.. Enumerable.Repeat((byte)letter, 32)])}";

    public static KeyRing Ring(params string[] lines) =>
        KeyRing.Parse(string.Join('\n', [Line("index", 'i'), .. lines]), "Privacy:KeyFile");

    public static PersonKeys Of(params string[] lines) => new(Ring(lines), new IdSource(new FixedClock(FixedClock.Start)));
}
