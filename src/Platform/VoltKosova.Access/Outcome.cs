using VoltKosova.Kernel;

namespace VoltKosova.Access;

/// <summary>What was asked for, or the reason for the "no".</summary>
public readonly record struct Outcome<T>
    where T : notnull
{
    private readonly T? _value;

    private Outcome(T? value, Rejection? rejection) => (_value, Rejection) = (value, rejection);

    /// <summary>The reason for the "no", or null.</summary>
    public Rejection? Rejection { get; }

    /// <summary>What was asked for.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public T Value => Rejection is null ? _value! : throw new InvalidOperationException($"It was refused: {Rejection.Code}.");

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Rejection rejection) => new(default, rejection);
}
