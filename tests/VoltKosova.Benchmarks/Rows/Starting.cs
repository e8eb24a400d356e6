using System.Diagnostics;
using VoltKosova.Benchmarks.Measuring;
using VoltKosova.Benchmarks.Under;

namespace VoltKosova.Benchmarks.Rows;

/// <summary>From starting the process on an existing database to the first 2xx of the API, read from the database.</summary>
internal static class Starting
{
    private const double Bar = 3;

    public static async IAsyncEnumerable<Row> Measure(Cluster cluster, Effort effort)
    {
        Template reads;
        string database;
        await using (var town = await Town.Found(cluster, "starting"))
            (reads, database) = (Template.Get($"/api/v1/chapters/chapters/{town.Chapter}"), town.Database);
        var seconds = new List<double>();
        for (var round = 0; round < effort.Of(3, 5); round++)
        {
            var begun = Stopwatch.GetTimestamp();
            await using var host = await Served.Host(database);
            using var connection = await Connection.Open(host.Address);
            await connection.Ask(reads.Next(), 200);
            seconds.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }

        yield return Row.AtMost(1, "start", "start to first 2xx on an existing database", Race.Median(seconds), Bar, "s");
    }
}
