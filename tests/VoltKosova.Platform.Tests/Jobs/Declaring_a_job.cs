using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Jobs;
using Xunit;

namespace VoltKosova.Platform.Tests.Jobs;

public sealed class Declaring_a_job
{
    [Fact]
    public void with_a_cron_needs_a_default_for_every_parameter() =>
        Should.Throw<InvalidOperationException>(() => new ServiceCollection().AddJob<TicksWithoutDefault, TicksWithoutDefault.Parameters>())
            .Message.ShouldBe("test.ticks-without-default has a cron, so rows needs a default.");

    [Fact]
    public void with_a_cron_that_numbers_the_days_of_the_week_is_refused() =>
        Should.Throw<InvalidOperationException>(() => new ServiceCollection().AddJob<TicksOnDayTwo, NoParameters>())
            .Message.ShouldBe("test.ticks-on-day-two has the cron \"0 0 4 ? * 2\": six fields, and days of the week by their names.");

    [Fact]
    public void that_touches_many_people_needs_a_dry_run() =>
        Should.Throw<InvalidOperationException>(() => new ServiceCollection().AddJob<TouchesPeopleBlindly, NoParameters>()).Message
            .ShouldBe("test.touches-people-blindly touches many people, so it needs a bool OnlyCount that is false by default.");

    [Fact]
    public void twice_under_one_id_is_refused()
    {
        var services = new ServiceCollection().AddJob<Fails, NoParameters>().AddJob<Fails, NoParameters>();

        Should.Throw<InvalidOperationException>(() => new JobCatalogue(
                services.Select(service => service.ImplementationInstance).OfType<DeclaredJob>()))
            .Message.ShouldBe("Two jobs are declared as test.fails.");
    }
}
