using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace VoltKosova.Journeys.Tests;

/// <summary>
/// A PostgreSQL server of one test, to be killed. It writes its log before it acknowledges, as a real one does; only the disk is not waited
/// for, since the machine is not switched off. PostgreSQL refuses to run as root: the system user postgres stands in then.
/// </summary>
public sealed class PrivateCluster : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly string _home;
    private int _port;

    private PrivateCluster(string home, int port) => (_home, _port) = (home, port);

    /// <summary>The connection string of the owner of an empty database.</summary>
    public string ConnectionString => ConnectionStringOf("storm");

    /// <summary>As the programs of PostgreSQL take it.</summary>
    public string Address => $"postgresql://volt_owner@127.0.0.1:{_port}/storm";

    /// <summary>The connection string of the owner of another database there.</summary>
    public string ConnectionStringOf(string database) => $"Host=127.0.0.1;Port={_port};Username=volt_owner;Database={database}";

    public static async Task<PrivateCluster> Start()
    {
        var home = Directory.CreateTempSubdirectory("volt-storm.").FullName;
        var cluster = new PrivateCluster(home, FreePort());
        await Shell($"""[ "$(id -u)" != 0 ] || chown postgres: '{home}'""");
        await AsOwner($"{Programs}/initdb --pgdata='{home}/data' --username=volt_owner --auth=trust --encoding=UTF8 --locale=C.UTF-8");
        await cluster.Restart();
        await using var connection = new NpgsqlConnection(cluster.ConnectionString.Replace("=storm", "=postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand("CREATE DATABASE storm", connection);
        await create.ExecuteNonQueryAsync();
        return cluster;
    }

    /// <summary>SIGKILL to the server: its sessions die with it, and nothing is written any more.</summary>
    public async Task Kill() => await AsOwner($"kill -KILL $(head -n 1 '{_home}/data/postmaster.pid')");

    /// <summary>Starts the server and waits until it has read its log and takes connections.</summary>
    public async Task Restart() => await AsOwner(
        $"""
        for try in $(seq 60); do
          {Programs}/pg_ctl start --pgdata='{_home}/data' --log='{_home}/data/start.log' --wait --timeout=60 --silent \
            -o "-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=200" \
            >/dev/null 2>&1 && exit 0
          sleep 0.2
        done
        tail -n 20 '{_home}/data/start.log' >&2; exit 1
        """);

    /// <summary>Another server that follows this one, a little later than it; it takes connections for reading.</summary>
    public async Task<PrivateCluster> Standby()
    {
        var home = Directory.CreateTempSubdirectory("volt-standby.").FullName;
        var standby = new PrivateCluster(home, FreePort());
        await Shell($"""[ "$(id -u)" != 0 ] || chown postgres: '{home}'""");
        await AsOwner(
            $"{Programs}/pg_basebackup --host=127.0.0.1 --port={_port} --username=volt_owner --pgdata='{home}/data' "
            + "--write-recovery-conf --checkpoint=fast --wal-method=stream && chmod 700 '" + home + "/data'");
        await standby.Restart();
        return standby;
    }

    /// <summary>The standby hears nothing more, and has applied all that it had heard.</summary>
    public async Task StopFollowing()
    {
        await Run("ALTER SYSTEM SET primary_conninfo = ''");
        await Run("SELECT pg_reload_conf()");
        const string hears = "SELECT EXISTS (SELECT FROM pg_stat_wal_receiver) OR pg_last_wal_receive_lsn() > pg_last_wal_replay_lsn()";
        while (await Run(hears) is true)
            await Task.Delay(TimeSpan.FromMilliseconds(50));
    }

    /// <summary>The standby becomes the primary, under the address of the one that is gone.</summary>
    public async Task TakeOver(PrivateCluster gone)
    {
        await AsOwner($"{Programs}/pg_ctl stop --pgdata='{_home}/data' --mode=fast --silent");
        _port = gone._port;
        await Restart();
        await Run("SELECT pg_promote()");
    }

    /// <summary>Runs commands of an operator whom PostgreSQL's programs take to this server.</summary>
    /// <param name="commands">The commands; the first that fails ends them.</param>
    /// <param name="settings">More for their environment.</param>
    public async Task Operate(string commands, params IReadOnlyList<(string Name, string Value)> settings)
    {
        var folder = Directory.CreateTempSubdirectory("volt-operator.").FullName;
        var start = new ProcessStartInfo("bash", ["-e", "-o", "pipefail", "-c", "exec >/dev/null\n" + commands])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{Programs}:{start.Environment["PATH"]}";
        foreach (var (name, value) in (IEnumerable<(string, string)>)
            [("PGHOST", "127.0.0.1"), ("PGPORT", $"{_port}"), ("PGUSER", "volt_owner"), .. settings])
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);
        if (process.ExitCode != 0)
            throw new InvalidOperationException(said);
    }

    /// <summary>Runs a statement as the owner; its first value.</summary>
    public async Task<object?> Run(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Ends every session in the database.</summary>
    public async Task Cut()
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var end = new NpgsqlCommand(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
            connection);
        await end.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await AsOwner($"{Programs}/pg_ctl stop --pgdata='{_home}/data' --mode=immediate --silent || true");
        await Shell($"rm -rf '{_home}'");
    }

    private static string Programs { get; } = Directory.GetDirectories("/usr/lib/postgresql")
        .OrderBy(folder => folder.Length).ThenBy(folder => folder, StringComparer.Ordinal).Last() + "/bin";

    private static Task AsOwner(string script) => Shell(
        $"""
        as_owner() {"{"} if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- bash -c "$1"); else bash -c "$1"; fi; {"}"}
        as_owner "$SCRIPT"
        """,
        script);

    private static async Task Shell(string script, string? inner = null)
    {
        var start = new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["SCRIPT"] = inner;
        using var process = Process.Start(start)!;

        // A server that was started keeps the pipes open, so nobody reads them to their end.
        await process.WaitForExitAsync().WaitAsync(_patience);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{inner ?? script} ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
