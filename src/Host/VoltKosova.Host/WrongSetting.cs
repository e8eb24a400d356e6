using Microsoft.Extensions.Options;

namespace VoltKosova.Host;

/// <summary>A configuration that makes no sense stops the start with one sentence that names the setting, not with a stack.</summary>
internal static class WrongSetting
{
    /// <summary>The sentence, or null when something else went wrong, which must be seen whole.</summary>
    public static string? Sentence(Exception exception) => exception switch
    {
        OptionsValidationException options => string.Join(' ', options.Failures),
        InvalidOperationException { TargetSite.Module.Assembly: var thrower } own when IsOurs(thrower.GetName().Name) => own.Message,
        _ => null,
    };

    private static bool IsOurs(string? assembly) => assembly?.StartsWith("VoltKosova.", StringComparison.Ordinal) == true;
}
