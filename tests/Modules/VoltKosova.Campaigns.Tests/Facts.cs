using VoltKosova.Campaigns.Domain;
using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.Kernel;
using VoltKosova.Testing;

namespace VoltKosova.Campaigns.Tests;

/// <summary>One campaign's life, for all tests of the module.</summary>
internal static class Facts
{
    public static readonly Guid Id = new("0195566a-c800-7000-8000-0000000000d1");
    public static readonly Guid Chapter = new("0195566a-c800-7000-8000-0000000000c1");
    public static readonly Guid Staff = new("0195566a-c800-7000-8000-0000000000a1");
    public static readonly DateOnly Today = new(2026, 3, 2);
    public static readonly DateTimeOffset Now = FixedClock.Start;

    public static readonly CampaignPlan Plan = new(
        new LocalText("Ajër i pastër", "Čist vazduh", "Clean air"),
        [Challenge.SmartState, Challenge.GlobalBalance],
        [new Goal("doors knocked at", 2000)],
        Today,
        Today.AddDays(60));

    public static readonly CampaignPlan LongerPlan = Plan with { EndsOn = null };

    public static readonly CampaignEvent.Drafted Drafted = new(Id, Chapter, Plan, Staff, Now);
    public static readonly CampaignEvent.Scheduled Scheduled = new(Id, Today.AddDays(5), Staff, Now.AddHours(1));
    public static readonly CampaignEvent.ProgressReported Reported = new(Id, 0, 1200, Staff, Now.AddDays(9));
    public static readonly CampaignEvent.PlanChanged PlanChanged = new(Id, LongerPlan, Staff, Now.AddHours(1));
    public static readonly CampaignEvent.Started Started = new(Id, Chapter, Plan, Today, Staff, Now.AddHours(2));
    public static readonly CampaignEvent.Completed Completed = new(Id, Chapter, Today.AddDays(60), Staff, Now.AddDays(60));
    public static readonly CampaignEvent.Cancelled Cancelled = new(Id, Chapter, "Too few people", Staff, Now.AddDays(3));
}
