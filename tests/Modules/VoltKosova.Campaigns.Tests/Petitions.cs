using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.Kernel;
using static VoltKosova.Campaigns.Tests.Facts;

namespace VoltKosova.Campaigns.Tests;

/// <summary>One petition's life, for all tests of the module.</summary>
internal static class Petitions
{
    public static readonly Guid Petition = new("0195566a-c800-7000-8000-0000000000e1");

    public static readonly PetitionPlan Text = new(
        new LocalText("Ajër i pastër për Prishtinën", "Čist vazduh za Prištinu", "Clean air for Prishtina"),
        new LocalText("Kërkojmë filtra.", "Tražimo filtere.", "We ask for filters."),
        new LocalText("Kuvendi i Kosovës", "Skupština Kosova", "Assembly of Kosovo"),
        200,
        [150],
        Today.AddDays(5),
        Today.AddDays(40));

    public static readonly PetitionPlan OtherText = Text with { Goal = 500, Milestones = [] };

    public static readonly LocalText Note = new("U dorëzua në protokoll.", "Predato u pisarnicu.", "Handed in at the registry.");
    public static readonly LocalText Response = new("Do ta shqyrtojmë.", "Razmotrićemo.", "We will consider it.");

    public static readonly PetitionEvent.Drafted Drafted = new(Petition, Chapter, Id, Text, Staff, Now);
    public static readonly PetitionEvent.PlanChanged PlanChanged = new(Petition, OtherText, Staff, Now.AddHours(1));
    public static readonly PetitionEvent.Scheduled Scheduled = new(Petition, Today.AddDays(5), Staff, Now.AddHours(1));
    public static readonly PetitionEvent.Opened Opened = new(Petition, Chapter, Id, Text, Today.AddDays(5), null, Now.AddDays(5));
    public static readonly PetitionEvent.MilestoneReached Tenth = Reached(MilestoneOf.Goal, 10, 20);
    public static readonly PetitionEvent.Closed Closed = new(Petition, Today.AddDays(41), null, Now.AddDays(41));

    public static readonly PetitionEvent.Delivered Delivered =
        new(Petition, Today.AddDays(50), Note, 180, Staff, Now.AddDays(51));

    public static readonly PetitionEvent.Answered Answered = new(Petition, Today.AddDays(90), Response, Staff, Now.AddDays(91));

    public static PetitionEvent.MilestoneReached Reached(MilestoneOf of, int value, int signatures) =>
        new(Petition, Chapter, Id, new Milestone(of, value), signatures, Now.AddDays(8));
}
