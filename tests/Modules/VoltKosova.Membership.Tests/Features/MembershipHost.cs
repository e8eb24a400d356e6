using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Accounts;
using VoltKosova.Chapters.Contracts;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Membership.Features;
using VoltKosova.Policy;
using VoltKosova.Privacy;
using VoltKosova.PrivacyDesk;
using VoltKosova.Testing;
using VoltKosova.Webhooks;

namespace VoltKosova.Membership.Tests.Features;

/// <summary>The module Membership over HTTP, with chapters and accounts that do as a test says.</summary>
public class MembershipHost : ModuleHost
{
    public const string Applications = "/api/v1/membership/applications";
    public const string Members = "/api/v1/membership/members";
    public const string Confirmations = "/api/v1/membership/confirmations";

    internal ChaptersStandIn Chapters { get; } = new();

    internal AccountsStandIn Accounts { get; } = new();

    internal BoardsStandIn Boards { get; } = new();

    internal JobsStandIn Jobs { get; } = new();

    internal ApprovalsStandIn Approvals { get; } = new();

    public HttpClient OfficerOf(Guid chapter) => As(new Grant(Role.MembershipOfficer, chapter));

    /// <summary>A chapter that nobody else uses, holding a municipality.</summary>
    public Guid ChapterIn(string municipality)
    {
        var chapter = Guid.NewGuid();
        Chapters.Areas[municipality] = chapter;
        return chapter;
    }

    public static object Form(string email, string municipality = "prishtine", string language = "sq", string? born = null) => new
    {
        GivenName = "Arbër",
        FamilyName = "Krasniqi",
        Email = email,
        BirthDate = born ?? BornOf(email),
        BirthPlace = "Kanarinë",
        Residence = new { Country = "XK", Municipality = municipality },
        Language = language,
        Kind = "member",
        WantsToHelp = true,
        DeclaresNoOtherParty = true,
        ConsentVersion = "2026-01",
    };

    /// <summary>Everybody has the same name here, so that everybody has another day of birth: they are not the same human being.</summary>
    private static string BornOf(string email) => new DateOnly(1950, 1, 1)
        .AddDays(BitConverter.ToUInt16(SHA256.HashData(Encoding.UTF8.GetBytes(email))) % 18_000)
        .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Somebody applies.</summary>
    /// <returns>The application.</returns>
    public async Task<Guid> Apply(string email, string municipality = "prishtine", string language = "sq")
    {
        var before = await OfAddress(email);
        (await Public.Post(Applications, Form(email, municipality, language))).Status.ShouldBe(HttpStatusCode.Accepted);
        return Guid.Parse((await OfAddress(email)).Except(before).Single());
    }

    /// <summary>Somebody applies and shows that the address is theirs.</summary>
    public async Task<Guid> ApplyAndConfirm(string email, string municipality = "prishtine")
    {
        var application = await Apply(email, municipality);
        await WhenQuiet();
        (await Public.Post(LinkOf(application))).Status.ShouldBe(HttpStatusCode.OK);
        return application;
    }

    /// <summary>The path of the link that the mail holds.</summary>
    public string LinkOf(Guid application) =>
        $"{Confirmations}/{Confirmation.TokenOf(Services.GetRequiredService<LinkTokens>(), application)}";

    /// <summary>The texts of the mails to an address by their template, once all have been written.</summary>
    public async Task<IReadOnlyDictionary<string, string>> MailsTo(string email)
    {
        await WhenQuiet();
        var texts = await Rows(
            "SELECT data ->> 'template' || E'\\n' || (data ->> 'body') FROM membership.mt_doc_mail WHERE data ->> 'to' = $1", email);
        return texts.Select(text => text.Split('\n', 2)).ToDictionary(parts => parts[0], parts => parts[1]);
    }

    /// <summary>The applications with an address.</summary>
    public Task<IReadOnlyList<string>> OfAddress(string email) =>
        Rows("SELECT id::text FROM membership.mt_doc_application WHERE data ->> 'email' = $1", email);

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

    protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new("Membership:DuesHolder", "Volt Testi"), new("Membership:DuesIban", "DE89 3704 0044 0532 0130 00"),
    ];

    protected override void AddModule(IServiceCollection services, IConfiguration configuration)
    {
        services.AddWebhooks(configuration);
        services.AddMembership(configuration);
        services.AddPolicy();
        services.AddSingleton<IChapterTerritories>(Chapters);
        services.AddSingleton<IAccounts>(Accounts);
        services.AddSingleton<IStaffAddresses>(Boards);
        services.AddSingleton<IJobs>(Jobs);
        services.AddSingleton<IMassApprovals>(Approvals);
        ChaptersStandIn.Add(services);
    }

    protected override void MapModule(IEndpointRouteBuilder routes)
    {
        routes.MapMembership();
        routes.MapPolicy();
        routes.MapPrivacyDesk();
    }
}

/// <summary>The boards of chapters.</summary>
internal sealed class BoardsStandIn : IStaffAddresses
{
    public ConcurrentDictionary<Guid, StaffAddress> Of { get; } = new();

    public Task<IReadOnlyList<StaffAddress>> In(Guid chapterId, Role role, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<StaffAddress>>(
            role == Role.ChapterBoard && Of.TryGetValue(chapterId, out var board) ? [board] : []);

    /// <summary>The bodies of the movement.</summary>
    public ConcurrentDictionary<Guid, (Role Role, StaffHolder Holder)> Holders { get; } = new();

    public Task<IReadOnlyList<StaffHolder>> InMovement(Role role, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<StaffHolder>>(
            [.. Holders.Values.Where(one => one.Role == role).Select(one => one.Holder).OrderBy(holder => holder.AccountId)]);
}

/// <summary>Makes an account for whoever is asked for, unless the address is somebody else's.</summary>
internal sealed class AccountsStandIn : IAccounts
{
    public ConcurrentDictionary<string, int> Asked { get; } = new();

    public ConcurrentDictionary<Guid, (Language Language, string? GivenName, string? FamilyName)> Renamed { get; } = new();

    public Task Rename(Guid personId, Language language, string? givenName, string? familyName, CancellationToken cancellation)
    {
        Renamed[personId] = (language, givenName, familyName);
        return Task.CompletedTask;
    }

    public Task<Invitation> Invite(NewStaff staff, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<Invitation?> InviteMember(
        Guid personId, EmailAddress email, Language language, string? givenName, string? familyName, CancellationToken cancellation)
    {
        Asked.AddOrUpdate(email.Canonical, 1, (_, times) => times + 1);
        return Task.FromResult(email.Canonical.StartsWith("foreign", StringComparison.Ordinal)
            ? null
            : new Invitation(personId, email.Canonical, language, givenName, $"token-of-{personId}", FixedClock.Start));
    }
}
