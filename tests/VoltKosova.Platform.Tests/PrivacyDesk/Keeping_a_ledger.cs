using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using VoltKosova.PrivacyDesk;
using VoltKosova.PrivacyDesk.Erasing;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.PrivacyDesk;

public sealed class Keeping_a_ledger : IDisposable
{
    private static readonly Guid _another = new("0b9a3f52-7d41-4c8e-9f06-5a1f5d1c2e02");
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("volt-ledger.");

    [Fact]
    public async Task adds_a_line_per_erasure_and_none_twice()
    {
        await Ledger.Forget(ErasureFacts.Person, FixedClock.Start, CancellationToken.None);
        await Ledger.Forget(_another, FixedClock.Start.AddDays(1), CancellationToken.None);
        await Ledger.Forget(ErasureFacts.Person, FixedClock.Start, CancellationToken.None);

        (await System.IO.File.ReadAllLinesAsync(File, TestContext.Current.CancellationToken)).ShouldBe(
        [
            $"2026-03-02T11:00:00.0000000Z {ErasureFacts.Person}",
            $"2026-03-03T11:00:00.0000000Z {_another}",
        ]);
        Ledger.Read().ShouldBe([ErasureFacts.Person, _another]);
    }

    [Fact]
    public void without_a_line_is_empty() => Ledger.Read().ShouldBeEmpty();

    [Fact]
    public async Task that_was_damaged_is_said_by_line_and_not_by_what_stands_there()
    {
        await System.IO.File.WriteAllTextAsync(File, $"2026-03-02T11:00:00Z {_another}\nArta\n", TestContext.Current.CancellationToken);

        Should.Throw<FormatException>(() => Ledger.Read()).Message
            .ShouldBe("Line 2 of the ledger of erasures is not <instant> <person>.");
    }

    public void Dispose() => _home.Delete(recursive: true);

    private string File => Path.Combine(_home.FullName, "erasures");

    private ErasureLedger Ledger => new(new PrivacySettings(File, 1), NullLogger<ErasureLedger>.Instance);
}
