using System.Globalization;
using VoltKosova.Benchmarks;
using VoltKosova.Benchmarks.Measuring;
using VoltKosova.Benchmarks.Rows;
using VoltKosova.Benchmarks.Under;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["bare", ..])
{
    await Bare.Run();
    return 0;
}

(string Name, Func<Cluster, Effort, IAsyncEnumerable<Row>> Measure)[] groups =
[
    ("append", Appending.Measure),
    ("post", Applying.Measure),
    ("sustained", Applying.Sustain),
    ("get", Reading.Measure),
    ("reaction", Reacting.Measure),
    ("list", Listing.Measure),
    ("start", Starting.Measure),
    ("memory", Remembering.Measure),
    ("rebuild", Rebuilding.Measure),
    ("webhook", Delivering.Measure),
    ("import", TakingIn.Measure),
    ("growth", Growing.Measure),
    ("scale-out", ScalingOut.Measure),
];

Asked asked;
try
{
    asked = Asked.Read(args, [.. groups.Select(group => group.Name)]);
}
catch (ArgumentException unknown)
{
    await Console.Error.WriteLineAsync(unknown.Message);
    return 2;
}

var cluster = new Cluster(Environment.GetEnvironmentVariable("VOLT_BENCH_DATABASE")
    ?? throw new InvalidOperationException("Start this by build/bench."));
await Console.Error.WriteLineAsync(
    $"{Environment.ProcessorCount} processors, {Environment.OSVersion}, .NET {Environment.Version}\n{await cluster.Settings()}\n");

var rows = new List<Row>();
var failed = false;
foreach (var (name, measure) in groups.Where(group => asked.Wants(group.Name)))
{
    try
    {
        await foreach (var row in measure(cluster, asked.Effort))
        {
            rows.Add(row);
            Console.WriteLine(row.Json());
            await Console.Error.WriteLineAsync(row.ToString());
        }
    }
    catch (Exception broken)
    {
        // One thing that cannot be measured must not hide the rest.
        failed = true;
        await Console.Error.WriteLineAsync($"{name} could not be measured: {broken}");
    }
}

if (asked.Table is { } path)
    await File.WriteAllLinesAsync(path, [Row.MarkdownHead, .. rows.Select(row => row.Markdown())]);
return failed ? 1 : 0;
