using Xunit;

[assembly: AssemblyFixture(typeof(VoltKosova.Host.Tests.Browser.PagesHost))]

namespace VoltKosova.Host.Tests.Browser;

/// <summary>
/// The one host that the browser tests share, beside those that move its clock. They run one after the other: a browser and a host have
/// enough to do on a small machine.
/// </summary>
public sealed class PagesHost : StaffHost
{
    /// <summary>The collection of everything that opens a browser.</summary>
    public const string InABrowser = "In a browser";

    /// <summary>Two chapters under the movement, with two years of figures behind them.</summary>
    public Movement Movement { get; } = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Movement.Grow(this);
    }
}
