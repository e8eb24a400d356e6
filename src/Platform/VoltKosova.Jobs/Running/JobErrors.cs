using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace VoltKosova.Jobs.Running;

/// <summary>A cause that may be kept: an exception's message can quote a person's data, its type and place cannot.</summary>
internal static class JobErrors
{
    private const int Frames = 6;

    public static JobError TimedOut(TimeSpan timeout) =>
        new("timed-out", string.Create(CultureInfo.InvariantCulture, $"It took longer than {timeout:c}."));

    public static JobError Of(Exception failure) => failure switch
    {
        JobFailedException own => new JobError(own.Code, own.Message),
        _ => new JobError(Code(failure), Places(failure)),
    };

    private static string Code(Exception failure)
    {
        var name = failure.GetType().Name;
        return JsonNamingPolicy.KebabCaseLower.ConvertName(name.EndsWith("Exception", StringComparison.Ordinal) ? name[..^9] : name);
    }

    private static string Places(Exception failure)
    {
        var chain = new List<string>();
        for (var cause = failure; cause is not null; cause = cause.InnerException)
            chain.Add(cause.GetType().FullName!);
        var frames = new StackTrace(failure, fNeedFileInfo: false).GetFrames()
            .Select(frame => frame.GetMethod())
            .Where(method => method?.DeclaringType is not null)
            .Select(method => $"{method!.DeclaringType!.FullName}.{method.Name}")
            .Take(Frames);
        return string.Join(" < ", chain) + Environment.NewLine + string.Join(Environment.NewLine, frames);
    }
}
