using System.Globalization;
using VoltKosova.Benchmarks.Under;

namespace VoltKosova.Benchmarks.Measuring;

/// <summary>
/// How much processor time a request costs, in the host and in PostgreSQL. Where the processors are what limits, this says why a ratio is
/// what it is, and it stays true on a machine that others use at the same time.
/// </summary>
internal sealed class Meter(Served host, Cluster cluster)
{
    private const double TicksPerSecond = 100;

    private readonly List<double> _inHost = [];
    private readonly List<double> _inPostgres = [];

    public async Task<double> PerSecond(int connections, TimeSpan time, Template template, Func<Task>? until = null)
    {
        var before = (Host: Spent(host.Id), Postgres: InPostgres());
        var (count, perSecond) = await Load.For(host.Address, connections, time, template);
        if (until is not null)
            await until();
        _inHost.Add((Spent(host.Id) - before.Host) / count * 1e6);
        _inPostgres.Add((InPostgres() - before.Postgres) / count * 1e6);
        return perSecond;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Race.Median(_inHost):0} + {Race.Median(_inPostgres):0} µs (host + PostgreSQL)");

    private double InPostgres() => InPostgres(cluster);

    /// <summary>The processor time that the server's sessions have spent so far, in seconds.</summary>
    public static double InPostgres(Cluster cluster) => Directory.EnumerateDirectories("/proc")
        .Where(folder => int.TryParse(Path.GetFileName(folder), out _))
        .Select(folder => Stat(int.Parse(Path.GetFileName(folder))))
        .Where(stat => stat is not null && stat[1] == cluster.Postmaster)
        .Sum(stat => Seconds(stat!));

    private static double Spent(int process) => Stat(process) is { } stat ? Seconds(stat) : 0;

    /// <summary>The processor time in a line of stat, in seconds.</summary>
    public static double Seconds(string[] stat) =>
        (double.Parse(stat[11], CultureInfo.InvariantCulture) + double.Parse(stat[12], CultureInfo.InvariantCulture)) / TicksPerSecond;

    /// <summary>What the kernel says of a process or a thread, from its state on: the name before it may hold anything.</summary>
    public static string[] Fields(string stat) => stat[(stat.LastIndexOf(')') + 2)..].Split(' ');

    private static string[]? Stat(int process)
    {
        try
        {
            return Fields(File.ReadAllText($"/proc/{process}/stat"));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
