using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace VoltKosova.Benchmarks.Under;

/// <summary>nginx before several hosts, in a folder and on a port of its own.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("volt-nginx.").FullName;
    private readonly Process _process;

    private Balancer(IEnumerable<Served> hosts)
    {
        var port = FreePort();
        Address = new Uri($"http://127.0.0.1:{port}");
        var servers = string.Concat(hosts.Select(host => $"server 127.0.0.1:{host.Address.Port} max_fails=1 fail_timeout=5s; "));
        File.WriteAllText(
            Path.Combine(_home, "nginx.conf"),
            $$"""
            worker_processes 1;
            daemon off;
            pid {{_home}}/pid;
            error_log {{_home}}/error.log;
            events { worker_connections 1024; }
            http {
              access_log off;
              client_body_temp_path {{_home}}/body;
              proxy_temp_path {{_home}}/proxy;
              fastcgi_temp_path {{_home}}/fastcgi;
              uwsgi_temp_path {{_home}}/uwsgi;
              scgi_temp_path {{_home}}/scgi;
              upstream volt { {{servers}}keepalive 64; }
              server {
                listen 127.0.0.1:{{port.ToString(CultureInfo.InvariantCulture)}};
                keepalive_requests 1000000;
                location / {
                  proxy_pass http://volt;
                  proxy_http_version 1.1;
                  proxy_set_header Connection "";
                  proxy_set_header Host $host;
                  proxy_connect_timeout 1s;
                }
              }
            }
            """);
        _process = Process.Start(new ProcessStartInfo("nginx", ["-p", _home, "-c", Path.Combine(_home, "nginx.conf")])
        {
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException("nginx did not start.");
    }

    public Uri Address { get; }

    public static async Task<Balancer> Before(params IReadOnlyList<Served> hosts)
    {
        var balancer = new Balancer(hosts);
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var knock = new TcpClient();
                await knock.ConnectAsync(IPAddress.Loopback, balancer.Address.Port);
                return balancer;
            }
            catch (SocketException) when (tries < 100 && !balancer._process.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var quit = Process.Start("kill", ["-QUIT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await quit.WaitForExitAsync();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.Delete(_home, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
