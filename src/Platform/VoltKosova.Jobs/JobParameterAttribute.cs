using VoltKosova.Kernel;

namespace VoltKosova.Jobs;

/// <summary>
/// What staff read beside a parameter, and what it may be. Stands on a constructor parameter of the record; the constructor's default is
/// the
/// default. Types: <c>bool</c>, <c>int</c>, <c>long</c>, <c>decimal</c>, <c>string</c>, <c>DateOnly</c>, <c>Guid</c> and enums; nullable
/// ones may be left empty.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class JobParameterAttribute(string sq, string sr, string en) : Attribute
{
    /// <summary>The label.</summary>
    public LocalText Title { get; } = new(sq, sr, en);

    /// <summary>A sentence under the field, in Albanian; given in all three languages or in none.</summary>
    public string? HintSq { get; init; }

    /// <summary>The hint in Serbian.</summary>
    public string? HintSr { get; init; }

    /// <summary>The hint in English.</summary>
    public string? HintEn { get; init; }

    /// <summary>The least number; for a text the least length.</summary>
    public double Min { get; init; } = double.NaN;

    /// <summary>The greatest number; for a text the greatest length, 200 unless said.</summary>
    public double Max { get; init; } = double.NaN;
}

/// <summary>What staff read for a member of an enum that a job can be told; every member has one.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class JobChoiceAttribute(string sq, string sr, string en) : Attribute
{
    /// <summary>A word or two.</summary>
    public LocalText Title { get; } = new(sq, sr, en);
}
