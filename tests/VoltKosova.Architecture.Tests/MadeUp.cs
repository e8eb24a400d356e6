using VoltKosova.EventStore;

namespace VoltKosova.Architecture.Tests;

/// <summary>What rules are shown, to see that they can say no.</summary>
public static class MadeUp
{
    public sealed record Fact(Guid Id);

    public sealed record Honey(Guid Hive, string Taste, DateOnly? On, IReadOnlyList<Cell> Cells);

    public sealed record Cell(int Depth, Bee Kind);

    public enum Bee
    {
        Drone,
        Worker,
    }

    public sealed class Act;

    public interface IQuestion;

    public abstract record HiveEvent
    {
        private HiveEvent()
        {
        }

        public sealed record Founded(Guid Hive) : HiveEvent;

        public sealed record Swarmed(Guid Hive) : HiveEvent;
    }

    /// <summary>A module as far as a table of publishing asks.</summary>
    internal sealed class HiveStreams : IStreams
    {
        public static string Module => "hive";

        public static EventNames Names { get; } = EventNames.Begin()
            .Map<HiveEvent.Founded>("hive.founded.v1").Map<HiveEvent.Swarmed>("hive.swarmed.v1").End();

        public static IReadOnlyList<TableSpec> Tables => [];
    }

    internal sealed class Hidden;
}
