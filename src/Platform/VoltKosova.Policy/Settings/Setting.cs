using VoltKosova.Kernel;

namespace VoltKosova.Policy.Settings;

/// <summary>What happens to a setting. Names and fields are the stored format: see PolicyStreams.</summary>
internal abstract record SettingEvent
{
    private SettingEvent()
    {
    }

    /// <summary>What a setting is from a day on.</summary>
    /// <param name="Value">A number in digits, <c>true</c>, words with commas between them, or a text.</param>
    /// <param name="ValidFrom">The first day on which it holds.</param>
    /// <param name="ValidTo">The last one; null while there is none. After it what was said before holds again.</param>
    /// <param name="Source">The law, statute or resolution that says so.</param>
    /// <param name="Reason">Why it was changed; null for what the software brought.</param>
    /// <param name="By">The account that changed it; null for what the software brought.</param>
    public sealed record Stated(
        string Key,
        string Value,
        DateOnly ValidFrom,
        DateOnly? ValidTo,
        string Source,
        string? Reason,
        Guid? By,
        DateTimeOffset At) : SettingEvent
    {
        public bool Covers(DateOnly day) => ValidFrom <= day && !(ValidTo < day);

        public bool SaysTheSameAs(Stated other) =>
            (Value, ValidFrom, ValidTo, Source) == (other.Value, other.ValidFrom, other.ValidTo, other.Source);
    }
}

internal abstract record SettingCommand
{
    private SettingCommand()
    {
    }

    /// <summary>Sets what has no value yet to what the software brings.</summary>
    public sealed record Introduce(SettingEvent.Stated Stated) : SettingCommand;

    /// <summary>Says what holds from a day on.</summary>
    /// <param name="Fits">Whether the value is one of this setting.</param>
    public sealed record Change(SettingEvent.Stated Stated, bool Fits) : SettingCommand;
}

/// <summary>Decides on a setting: its state is everything that was ever said about it, oldest first.</summary>
internal static class SettingDecider
{
    public static Decider<IReadOnlyList<SettingEvent.Stated>, SettingCommand, SettingEvent> Instance { get; } =
        new([], Decide, (said, fact) => [.. said, (SettingEvent.Stated)fact]);

    private static Decision<SettingEvent> Decide(IReadOnlyList<SettingEvent.Stated> said, SettingCommand command) => (said, command) switch
    {
        ([], SettingCommand.Introduce c) => c.Stated,
        (_, SettingCommand.Introduce) => Decision<SettingEvent>.Nothing,
        (_, SettingCommand.Change { Fits: false }) => new SettingValueUnfit(),
        (_, SettingCommand.Change { Stated: { ValidTo: { } to } s }) when to < s.ValidFrom => new SettingEndsBeforeItBegins(),
        ([.., var last], SettingCommand.Change c) when last.SaysTheSameAs(c.Stated) => Decision<SettingEvent>.Nothing,
        (_, SettingCommand.Change c) => c.Stated,
        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };
}

internal sealed record NoSuchSetting() : Rejection("There is no such setting.", RejectionKind.NotFound);

internal sealed record SettingValueUnfit() : Rejection("The setting cannot have this value.", RejectionKind.Invalid);

internal sealed record SettingEndsBeforeItBegins() : Rejection("The last day lies before the first.", RejectionKind.Invalid);
