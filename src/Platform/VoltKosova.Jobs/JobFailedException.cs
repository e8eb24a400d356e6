namespace VoltKosova.Jobs;

/// <summary>A failure whose cause staff may read as it is; of any other exception only the type and the place are kept.</summary>
/// <param name="code">Stable, kebab case.</param>
/// <param name="text">English, the code's own, without personal data.</param>
public sealed class JobFailedException(string code, string text) : Exception(text)
{
    /// <summary>The kind of failure.</summary>
    public string Code { get; } = code;
}
