using VoltKosova.Jobs;

namespace VoltKosova.Host.Pages;

/// <summary>Declared fields as part of a form.</summary>
/// <param name="Value">What stands in a field.</param>
/// <param name="Problems">What was wrong with what was sent.</param>
internal sealed record FormFields(
    IReadOnlyList<JobParameter> Fields, Func<JobParameter, string?> Value, IReadOnlyList<JobParameterProblem> Problems);
