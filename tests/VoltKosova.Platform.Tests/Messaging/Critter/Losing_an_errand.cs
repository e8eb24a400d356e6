using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Shouldly;
using VoltKosova.Messaging;
using VoltKosova.Messaging.Wolverine;
using Xunit;

namespace VoltKosova.Platform.Tests.Messaging;

/// <summary>
/// A bus was once seen to mark a message handled whose handler could not be made: it was lost without a dead letter. What becomes of a
/// reaction that cannot be made is in <see cref="Parking_a_stream" />; here the bus itself says done and has done nothing.
/// </summary>
public sealed class Losing_an_errand() : Inns(onPostgres: true)
{
    private readonly Forgetful _bus = new();
    private readonly Listening _log = new();

    private protected override Action<IServiceCollection> Messages => services =>
    {
        services.AddWolverineMessaging();
        services.AddLogging(logging => logging.AddProvider(_log));
        services.Replace(ServiceDescriptor.Singleton<ICourier>(
            host => _bus.Over(ActivatorUtilities.CreateInstance<WolverineCourier>(host))));
    };

    [Fact]
    public async Task has_its_effect_all_the_same()
    {
        var host = await Open(delivers: false);
        var (guest, _) = await host.Inn.Arrives("Dea");
        await host.Inn.Moves(guest, 1);
        _bus.Loses = 3;

        await host.Deliver();
        await host.WhenQuiet();

        _bus.Loses.ShouldBeLessThanOrEqualTo(0);
        (await host.Tables(guest)).ShouldBe([101, 102]);
        (await host.Letters()).ShouldBeEmpty();
    }

    [Fact]
    public async Task writes_no_words_of_an_exception_into_the_log_of_the_bus()
    {
        var host = await Open();
        await ArrivesSpoilt(host, "Genta Kanarina");

        await host.WhenQuiet();

        _log.Said.ShouldContain(line => line.Contains("could not take"), "the log is listened to");
        _log.Said.ShouldNotContain(line => line.Contains("Kanarina"));
    }

    /// <summary>A bus that says it has carried what it has not.</summary>
    private sealed class Forgetful : ICourier
    {
        private ICourier? _bus;

        public int Loses { get; set; }

        public Forgetful Over(ICourier bus)
        {
            _bus = bus;
            return this;
        }

        public Task Run(Errand errand, CancellationToken stopping) => Loses-- > 0 ? Task.CompletedTask : _bus!.Run(errand, stopping);
    }

    private sealed class Listening : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Said { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
