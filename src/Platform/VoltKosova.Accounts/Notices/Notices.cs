using System.Text.Json;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VoltKosova.Postgres;

namespace VoltKosova.Accounts;

/// <summary>
/// Writes down what holders are to be told. In the transaction of an act where there is one, so that nobody is told of what did not happen.
/// </summary>
internal sealed class Notices(Databases databases, NoticeBell bell, TimeProvider clock)
{
    private readonly NpgsqlDataSource _database = databases.For(AccountsSchema.Name);

    /// <summary>The kind as the table writes it.</summary>
    public static string Name(NoticeKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    public static NoticeKind? Parse(string name) =>
        Enum.GetValues<NoticeKind>().Where(kind => Name(kind) == name).Select(kind => (NoticeKind?)kind).SingleOrDefault();

    /// <summary>With the transaction that the context is in.</summary>
    public async Task Write(AccountsContext context, NoticeKind kind, Guid account, CancellationToken cancellation)
    {
        await context.Database.ExecuteSqlAsync(
            $"INSERT INTO account_notice (kind, account_id, at) VALUES ({Name(kind)}, {account}, {clock.GetUtcNow()})", cancellation);
        bell.Ring();
    }

    public async Task Write(NoticeKind kind, Guid account, CancellationToken cancellation)
    {
        await _database.Execute(
            "INSERT INTO account_notice (kind, account_id, at) VALUES ($1, $2, $3)",
            [Name(kind), account, clock.GetUtcNow()],
            cancellation);
        bell.Ring();
    }

    /// <summary>For an address that may be nobody's: nothing looks here whether it is.</summary>
    public async Task Write(NoticeKind kind, string email, CancellationToken cancellation)
    {
        await _database.Execute(
            "INSERT INTO account_notice (kind, email, at) VALUES ($1, $2, $3)", [Name(kind), email, clock.GetUtcNow()], cancellation);
        bell.Ring();
    }
}

/// <summary>Wakes whoever tells notices on this host; the others look from time to time.</summary>
internal sealed class NoticeBell
{
    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _rung.Writer.TryWrite(true);

    public async Task Heard(CancellationToken cancellation) => await _rung.Reader.ReadAsync(cancellation);
}
