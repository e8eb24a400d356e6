using VoltKosova.Kernel;

namespace VoltKosova.Jobs;

/// <summary>One field of a job's form.</summary>
/// <param name="Name">As in the stored JSON: snake_case.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Title">The label.</param>
/// <param name="Hint">A sentence more, or null.</param>
/// <param name="Required">Whether it may be left out; one with a default may.</param>
/// <param name="Default">As it is written in a form; null when there is none.</param>
/// <param name="Min">The least number or length; null when there is none.</param>
/// <param name="Max">The greatest number or length; null when there is none.</param>
/// <param name="Choices">The members of an enum; empty for other kinds.</param>
public sealed record JobParameter(
    string Name,
    JobParameterKind Kind,
    LocalText Title,
    LocalText? Hint,
    bool Required,
    string? Default,
    decimal? Min,
    decimal? Max,
    IReadOnlyList<JobChoice> Choices);

/// <summary>One of the values that a parameter can have.</summary>
/// <param name="Value">As in the stored JSON: snake_case.</param>
/// <param name="Title">For people.</param>
public sealed record JobChoice(string Value, LocalText Title);

/// <summary>What a parameter holds.</summary>
public enum JobParameterKind
{
    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number with decimals.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>A line of text.</summary>
    Text,

    /// <summary>A day.</summary>
    Day,

    /// <summary>An id.</summary>
    Id,

    /// <summary>One of the named choices.</summary>
    Choice,
}

/// <summary>What is wrong with one parameter.</summary>
/// <param name="Name">The parameter; the name that was sent when there is no such parameter.</param>
/// <param name="Code">Stable, kebab case.</param>
/// <param name="Reason">For people, in three languages.</param>
public sealed record JobParameterProblem(string Name, string Code, LocalText Reason);
