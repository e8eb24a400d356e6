using Hangfire.AspNetCore;
using Hangfire.Logging;
using Microsoft.Extensions.Logging;

namespace VoltKosova.Jobs.Hangfire;

/// <summary>
/// Hangfire has one log for the whole process, that of the host that was made last. Once that one has ended, the workers of the others
/// would fail at every job; they are silent instead.
/// </summary>
internal sealed class HangfireLog(ILoggerFactory loggers) : ILogProvider
{
    private readonly AspNetCoreLogProvider _host = new(loggers);

    public ILog GetLogger(string name)
    {
        try
        {
            return _host.GetLogger(name);
        }
        catch (ObjectDisposedException)
        {
            return new Silence();
        }
    }

    private sealed class Silence : ILog
    {
        public bool Log(global::Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null) => false;
    }
}
