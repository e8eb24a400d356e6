using System.Diagnostics;
using VoltKosova.Benchmarks.Under;

namespace VoltKosova.Benchmarks.Measuring;

/// <summary>Requests over so many connections, each sending its next one when it has the answer to the last.</summary>
internal static class Load
{
    /// <summary>How many were answered as they should be, and how many a second.</summary>
    public static async Task<(int Count, double PerSecond)> For(Uri host, int connections, TimeSpan time, Template template)
    {
        var (answered, clock) = (0, Stopwatch.StartNew());
        await Wide(host, connections, async connection =>
        {
            while (clock.Elapsed < time)
            {
                await connection.Ask(template.Next(), template.Status);
                Interlocked.Increment(ref answered);
            }
        });
        return (answered, answered / clock.Elapsed.TotalSeconds);
    }

    /// <summary>Sends so many.</summary>
    public static async Task Send(Uri host, int connections, int count, Template template)
    {
        var left = count;
        await Wide(host, connections, async connection =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
                await connection.Ask(template.Next(), template.Status);
        });
    }

    /// <summary>Sends so many, and then goes on until the runtime's compiler rests.</summary>
    public static async Task WarmUp(Served host, int connections, int count, Template template)
    {
        await Send(host.Address, connections, count, template);
        await UntilCompiled(host, () => For(host.Address, connections, TimeSpan.FromSeconds(1), template));
    }

    /// <summary>
    /// Does something again and again until the runtime's compiler rests, a minute at most: it compiles twice what is called often, and
    /// what it has not come to yet would be measured with the first rows.
    /// </summary>
    public static async Task UntilCompiled(Served host, Func<Task> act)
    {
        var (clock, rested) = (Stopwatch.StartNew(), 0);
        while (rested < 2 && clock.Elapsed < TimeSpan.FromMinutes(1))
        {
            var before = (host.Compiling, clock.Elapsed);
            await act();
            var share = Math.Abs(host.Compiling - before.Compiling) / (clock.Elapsed - before.Elapsed).TotalSeconds;
            rested = share < 0.02 ? rested + 1 : 0;
        }

        await Console.Error.WriteLineAsync($"  warm after {clock.Elapsed.TotalSeconds:0} s more");
    }

    /// <summary>
    /// Does something so many times a second, whether the last has ended or not; milliseconds of each, from when it was due.
    /// </summary>
    public static async Task<double[]> AtRate(double perSecond, int count, Func<int, Task> act)
    {
        var (clock, running) = (Stopwatch.StartNew(), new List<Task<double>>());
        for (var at = 0; at < count; at++)
        {
            var due = TimeSpan.FromSeconds(at / perSecond);
            while (clock.Elapsed < due)
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(1, (due - clock.Elapsed).TotalMilliseconds)));
            running.Add(Timed(act(at)));
        }

        return await Task.WhenAll(running);
    }

    private static async Task<double> Timed(Task act)
    {
        var begun = Stopwatch.GetTimestamp();
        await act;
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static async Task Wide(Uri host, int connections, Func<Connection, Task> use)
    {
        var open = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Connection.Open(host)));
        try
        {
            await Task.WhenAll(open.Select(connection => Task.Run(() => use(connection))));
        }
        finally
        {
            foreach (var connection in open)
                connection.Dispose();
        }
    }
}
