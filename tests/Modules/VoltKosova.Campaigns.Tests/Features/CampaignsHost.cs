using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Campaigns.Features;
using VoltKosova.Chapters.Contracts;
using VoltKosova.Jobs;
using VoltKosova.Testing;
using VoltKosova.Webhooks;

namespace VoltKosova.Campaigns.Tests.Features;

/// <summary>The module Campaigns over HTTP.</summary>
public sealed class CampaignsHost : ModuleHost
{
    public const string Route = "/api/v1/campaigns/campaigns";
    public const string PublicList = "/api/v1/campaigns/public";
    public const string PetitionsRoute = "/api/v1/campaigns/petitions";
    public const string PublicPetitions = "/api/v1/campaigns/public/petitions";
    public const string SignaturesRoute = "/api/v1/campaigns/signatures";

    public HttpClient ManagerOf(Guid chapter) => As(new Grant(Role.CampaignManager, chapter));

    public static object Plan(string title = "Ajër i pastër", params string[] themes) => new
    {
        Title = new { Sq = title, Sr = "Čist vazduh", En = "Clean air" },
        Themes = themes is [] ? ["smart_state"] : themes,
        Goals = new[] { new { Measure = "doors knocked at", Target = 2000 } },
        StartsOn = "2026-03-02",
        EndsOn = "2026-05-01",
    };

    /// <summary>The path of a new draft of a chapter.</summary>
    public async Task<string> Drafted(Guid chapter)
    {
        var reply = await ManagerOf(chapter).Post(Route, new { ChapterId = chapter, Plan = Plan() });
        reply.Status.ShouldBe(HttpStatusCode.Created);
        return reply.Location!;
    }

    /// <summary>The states of a chapter's campaigns that everybody sees.</summary>
    public async Task<IReadOnlyList<string>> PublicStates(Guid chapter)
    {
        var list = await Public.Get($"{PublicList}?filter[chapter_id][eq]={chapter}");
        list.Status.ShouldBe(HttpStatusCode.OK);
        return [.. list.Body["items"]!.AsArray().Select(item => item!["state"]!.GetValue<string>())];
    }

    public static object PetitionPlan(
        int goal = 4, int[]? milestones = null, string opensOn = "2026-03-02", string closesOn = "2026-03-31") => new
        {
            Title = new { Sq = "Ajër i pastër për Prishtinën", Sr = "Čist vazduh za Prištinu", En = "Clean air for Prishtina" },
            Text = new { Sq = "Kërkojmë filtra.", Sr = "Tražimo filtere.", En = "We ask for filters." },
            Addressee = new { Sq = "Kuvendi i Kosovës", Sr = "Skupština Kosova", En = "Assembly of Kosovo" },
            Goal = goal,
            Milestones = milestones ?? [],
            OpensOn = opensOn,
            ClosesOn = closesOn,
        };

    public static object Form(
        Guid petition,
        string email,
        string municipality = "prishtine",
        string familyName = "Krasniqi",
        bool showName = false,
        bool keepInformed = false,
        string language = "sq") => new
        {
            PetitionId = petition,
            GivenName = "Arbër",
            FamilyName = familyName,
            Email = email,
            Residence = municipality.Length == 2
                ? new { Country = municipality, Municipality = (string?)null }
                : new { Country = "XK", Municipality = (string?)municipality },
            Language = language,
            ConsentVersion = "2026-01",
            ShowName = showName,
            KeepInformed = keepInformed,
        };

    /// <summary>A new draft of a petition of a chapter.</summary>
    public async Task<Guid> DraftedPetition(Guid chapter, object? plan = null, Guid? campaign = null)
    {
        var reply = await ManagerOf(chapter).Post(
            PetitionsRoute, new { ChapterId = chapter, CampaignId = campaign, Plan = plan ?? PetitionPlan() });
        reply.Status.ShouldBe(HttpStatusCode.Created);
        return reply.Id("petition_id");
    }

    /// <summary>A petition that everybody can sign.</summary>
    public async Task<Guid> OpenPetition(Guid chapter, object? plan = null, Guid? campaign = null)
    {
        var petition = await DraftedPetition(chapter, plan, campaign);
        (await ManagerOf(chapter).Post($"{PetitionsRoute}/{petition}/opening", null, version: 1)).Version.ShouldBe(2);
        return petition;
    }

    /// <summary>Somebody sends the form.</summary>
    /// <returns>The signature.</returns>
    public async Task<Guid> Sign(object form)
    {
        var before = await Rows("SELECT id::text FROM campaigns.mt_doc_signature WHERE id::text <> $1", "");
        (await Public.Post(SignaturesRoute, form)).Status.ShouldBe(HttpStatusCode.Accepted);
        return Guid.Parse((await Rows("SELECT id::text FROM campaigns.mt_doc_signature WHERE id::text <> $1", "")).Except(before).Single());
    }

    /// <summary>Somebody sends the form and shows that the address is theirs.</summary>
    public async Task<Guid> SignAndConfirm(object form)
    {
        var signature = await Sign(form);

        // Nobody confirms before the mail with the link is there.
        await WhenQuiet();
        (await Public.Post(ConfirmationOf(signature))).Status.ShouldBe(HttpStatusCode.OK);
        return signature;
    }

    /// <summary>The path of the link that confirms a signature.</summary>
    public string ConfirmationOf(Guid signature) => With(links => links.ToConfirm(signature));

    /// <summary>The path of the link that withdraws a signature.</summary>
    public string WithdrawalOf(Guid signature) => With(links => links.ToWithdraw(signature));

    /// <summary>The public page of a petition, once everything has been counted.</summary>
    public async Task<JsonObject> PublicPage(Guid petition)
    {
        await WhenQuiet();
        var page = await Public.Get($"{PublicPetitions}/{petition}");
        page.Status.ShouldBe(HttpStatusCode.OK);
        return page.Body;
    }

    /// <summary>How many have signed a petition, once everything has been counted.</summary>
    public async Task<int> Count(Guid petition) => (await PublicPage(petition))["signatures"]!["total"]!.GetValue<int>();

    /// <summary>The texts of the mails to an address by their template, once all have been written.</summary>
    public async Task<IReadOnlyDictionary<string, string>> MailsTo(string email)
    {
        await WhenQuiet();
        var texts = await Rows(
            "SELECT data ->> 'template' || E'\\n' || (data ->> 'body') FROM campaigns.mt_doc_mail WHERE data ->> 'to' = $1", email);
        return texts.Select(text => text.Split('\n', 2)).ToDictionary(parts => parts[0], parts => parts[1]);
    }

    public async Task<IReadOnlyList<string>> Rows(string sql, string parameter)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = parameter });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }

    /// <summary>Runs a job to its end.</summary>
    /// <returns>What it logged.</returns>
    internal async Task<IReadOnlyList<string>> Run<TJob, TParameters>(TParameters parameters)
        where TJob : IJob<TParameters>
        where TParameters : class
    {
        var run = new JobRun(Guid.NewGuid(), 1, Clock, CancellationToken.None);
        await With<TJob, bool>(async job =>
        {
            await job.Run(parameters, run, CancellationToken.None);
            return true;
        });
        return [.. run.TakeLines().Select(line => line.Text.En)];
    }

    private string With(Func<SignatureLinks, string> link)
    {
        using var scope = Services.CreateScope();
        return new Uri(link(scope.ServiceProvider.GetRequiredService<SignatureLinks>())).PathAndQuery;
    }

    protected override void AddModule(IServiceCollection services, IConfiguration configuration)
    {
        services.AddCampaigns(configuration);
        services.AddWebhooks(configuration);
        services.AddSingleton<IChapterTerritories, KnownChapters>();
    }

    protected override void MapModule(IEndpointRouteBuilder routes) => routes.MapCampaigns();
}
