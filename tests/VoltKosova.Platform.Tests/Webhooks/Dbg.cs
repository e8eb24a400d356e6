using Microsoft.Extensions.Logging;
namespace VoltKosova.Platform.Tests.Webhooks;
internal sealed class Dbg : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;
    public void Dispose() { }
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    { if (logLevel < LogLevel.Warning) return; lock (typeof(Dbg)) System.IO.File.AppendAllText("/tmp/whlog", formatter(state, exception) + "\n" + exception + "\n"); }
}
