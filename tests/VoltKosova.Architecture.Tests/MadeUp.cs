namespace VoltKosova.Architecture.Tests;

/// <summary>What rules are shown, to see that they can say no.</summary>
public static class MadeUp
{
    public sealed record Fact(Guid Id);

    public sealed class Act;

    public interface Question;

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
