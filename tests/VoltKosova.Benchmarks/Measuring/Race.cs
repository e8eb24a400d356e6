namespace VoltKosova.Benchmarks.Measuring;

/// <summary>What came out of measuring two things in turns.</summary>
/// <param name="Ours">The median of our rounds.</param>
/// <param name="Floor">The median of the floor's rounds.</param>
/// <param name="Ratio">The median over neighbouring rounds, so that what else the machine does meets both.</param>
internal sealed record Race(double Ours, double Floor, double Ratio)
{
    /// <summary>Warms both up, then measures A B, B A, A B …</summary>
    public static async Task<Race> Run(int rounds, Func<Task<double>> ours, Func<Task<double>> floor)
    {
        await ours();
        await floor();
        var (a, b) = (new double[rounds], new double[rounds]);
        for (var round = 0; round < rounds; round++)
        {
            if (round % 2 == 0)
                (a[round], b[round]) = (await ours(), await floor());
            else
                (b[round], a[round]) = (await floor(), await ours());
        }

        return new Race(Median(a), Median(b), Median([.. a.Zip(b, (ours, floor) => ours / floor)]));
    }

    public static double Median(IReadOnlyCollection<double> values) => Quantile(values, 0.5);

    public static double Quantile(IReadOnlyCollection<double> values, double part)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(part * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
