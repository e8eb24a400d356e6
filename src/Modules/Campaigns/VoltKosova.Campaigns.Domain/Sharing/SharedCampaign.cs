namespace VoltKosova.Campaigns.Domain.Sharing;

/// <summary>A campaign that two Volt chapters run together, seen from either side.</summary>
internal abstract record SharedCampaign
{
    private SharedCampaign()
    {
    }

    public static SharedCampaign Initial { get; } = new Unknown();

    public static SharedCampaign Evolve(SharedCampaign shared, SharingEvent fact) => (shared, fact) switch
    {
        (_, SharingEvent.Offered f) => new Ours(f.PeerId, f.CampaignId),
        (_, SharingEvent.OfferReceived f) => new Theirs(f.PeerId),
        (Ours o, SharingEvent.AcceptedThere) => new Joint(o.PeerId, o.CampaignId) { Heard = o.Heard },
        (Theirs t, SharingEvent.Accepted f) => new Joint(t.PeerId, f.CampaignId),
        (Known k, SharingEvent.FiguresReceived f) => k with { Heard = f.Number },
        (Joint c, SharingEvent.FiguresTold f) => c with { Told = f.Number, Figures = f.Figures },
        (Joint c, SharingEvent.FiguresAcknowledged f) => c with { Acknowledged = f.Number },
        (_, SharingEvent.Declined or SharingEvent.DeclinedThere or SharingEvent.Ended or SharingEvent.EndedThere) => new Over(),
        _ => shared,
    };

    /// <summary>Before anything was said.</summary>
    public sealed record Unknown : SharedCampaign;

    /// <summary>Offered or running.</summary>
    public abstract record Known(Guid PeerId) : SharedCampaign
    {
        /// <summary>The number of what the other chapter told last.</summary>
        public int Heard { get; init; }
    }

    /// <summary>We have offered it, and wait for the answer.</summary>
    public sealed record Ours(Guid PeerId, Guid CampaignId) : Known(PeerId);

    /// <summary>It was offered to us, and waits for our answer.</summary>
    public sealed record Theirs(Guid PeerId) : Known(PeerId);

    /// <summary>Both run it, each with a campaign of its own.</summary>
    public sealed record Joint(Guid PeerId, Guid CampaignId) : Known(PeerId)
    {
        /// <summary>The number of what we told last.</summary>
        public int Told { get; init; }

        /// <summary>The number up to which the other chapter has it.</summary>
        public int Acknowledged { get; init; }

        /// <summary>What we told last.</summary>
        public IReadOnlyList<Figure> Figures { get; init; } = [];
    }

    /// <summary>Declined, or shared no more.</summary>
    public sealed record Over : SharedCampaign;
}
