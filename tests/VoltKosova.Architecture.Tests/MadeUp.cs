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

    internal sealed class Hidden;
}
