using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Membership.Contracts;
using VoltKosova.Messaging;
using VoltKosova.Privacy;
using VoltKosova.Testing;
using VoltKosova.Volunteering.Views;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Reactions;

public sealed class When_a_member_is_admitted : IAsyncLifetime
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private static readonly MemberAdmitted _admission = new(
        new Guid("0195566a-c800-7000-8000-0000000000f1"), Person, Chapter, "member", Today, WantsToHelp: true);

    private readonly IHost _host = Build();

    [Fact]
    public async Task who_wants_to_help_is_a_volunteer_of_the_same_chapter()
    {
        await Admit(_admission);

        StoredJson.Write(await Record(Person)).ShouldBe(
            StoredJson.Write(new VolunteerRow(Person, Person, Chapter, VolunteerRow.Active, Today, Now) { Version = 1 }));
    }

    [Fact]
    public async Task who_does_not_want_to_help_is_none()
    {
        await Admit(_admission with { WantsToHelp = false });

        (await Record(Person)).ShouldBeNull();
    }

    [Fact]
    public async Task a_second_time_they_are_still_one_volunteer()
    {
        await Admit(_admission);
        await Admit(_admission with { MemberId = new Guid("0195566a-c800-7000-8000-0000000000f2"), ChapterId = Coordinator });

        (await Log()).Select(stored => stored.Name).ShouldBe(["volunteering.volunteer-joined.v1"]);
    }

    [Fact]
    public async Task the_fact_says_which_event_it_came_from()
    {
        await Admit(_admission);

        var admitted = (await Store(MembershipStandIn.Module).ReadStream(_admission.MemberId, CancellationToken.None)).Single();
        (await Log()).Single().Metadata.CausationId.ShouldBe(admitted.Id.ToString());
    }

    public async ValueTask InitializeAsync() => await _host.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static IHost Build()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Production });
        builder.Configuration["Privacy:Key"] = $"index:{Key('i')};test:{Key('t')}";
        builder.Services.AddLogging();
        builder.Services.AddSingleton<TimeProvider>(new FixedClock(Now));
        builder.Services.AddVolunteering(builder.Configuration);
        MembershipStandIn.Add(builder.Services);
        builder.Services.AddInMemoryEventStores();
        builder.Services.AddPrivacy(builder.Configuration);
        builder.Services.AddMessaging();
        return builder.Build();
    }

    private static string Key(char letter) => Convert.ToBase64String([.. Enumerable.Repeat((byte)letter, 32)]);

    private async Task Admit(MemberAdmitted admission)
    {
        await MembershipStandIn.Admit(_host.Services, admission);
        using var patience = new CancellationTokenSource(_patience);
        await _host.Services.GetRequiredService<Delivery>().WhenQuiet(patience.Token);
    }

    private async Task<VolunteerRow?> Record(Guid id) =>
        await Store(VolunteeringStreams.Module).ReadRow(VolunteerRow.Table, id.ToString(), CancellationToken.None) is { } json
            ? StoredJson.Read<VolunteerRow>(json)
            : null;

    private Task<IReadOnlyList<StoredEvent>> Log() => Store(VolunteeringStreams.Module).ReadStream(Person, CancellationToken.None);

    private IEventStore Store(string module) => _host.Services.GetRequiredKeyedService<IEventStore>(module);
}
