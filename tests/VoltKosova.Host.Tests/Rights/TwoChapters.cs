using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VoltKosova.Access;
using VoltKosova.Accounts;
using VoltKosova.Kernel;
using VoltKosova.Privacy;
using VoltKosova.Testing;

namespace VoltKosova.Host.Tests.Rights;

/// <summary>A host with two chapters and whatever a test lays into them.</summary>
public sealed class TwoChapters : VoltHost
{
    private readonly Dictionary<Right, HttpClient> _staff = [];

    public HttpClient Administrator { get; private set; } = null!;

    public Guid Own { get; private set; }

    public Guid Foreign { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await MakeAdministrator(StaffHost.Email, StaffHost.Password);
        Administrator = await SignedIn(StaffHost.Email, StaffHost.Password);
        var root = await Found(null, "movement", "Volt Kosova");
        (Own, Foreign) = (await Found(root, "local", "Volt Prishtinë"), await Found(root, "local", "Volt Gjakovë"));
        await WhenQuiet();
    }

    /// <summary>Somebody who has every role of a right, in one's own chapter.</summary>
    public async Task<HttpClient> With(Right right)
    {
        if (!_staff.TryGetValue(right, out var client))
            _staff[right] = client = await Staff([.. right.Roles.Select(role => new Grant(role, Own))]);
        return client;
    }

    public async Task<HttpClient> Staff(IReadOnlyList<Grant> grants)
    {
        await using var scope = Services.CreateAsyncScope();
        var address = EmailAddress.Parse($"{Guid.NewGuid():N}@example.org");
        var invitation = await scope.ServiceProvider.GetRequiredService<IAccounts>()
            .Invite(new NewStaff(address, Language.En, null, null, grants, null), default);
        await Public.Post("/api/v1/access/invitations/acceptance", new { token = invitation.Token, password = StaffHost.Password });
        return await SignedIn(address.Canonical, StaffHost.Password);
    }

    public async Task<T> Sql<T>(string sql, params IReadOnlyList<object> values)
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        foreach (var policy in (string[])["account", "public", "sensitive"])
            builder.UseSetting($"Web:RateLimits:{policy}:Permits", "0");
    }

    private async Task<Guid> Found(Guid? parent, string level, string name) => (await Administrator.Post(
        "/api/v1/chapters/chapters", new { parent_id = parent, level, name, names = new { sq = name, sr = name, en = name } }))
        .Id("chapter_id");
}
