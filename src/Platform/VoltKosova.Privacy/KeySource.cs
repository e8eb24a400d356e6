using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VoltKosova.Privacy;

/// <summary>
/// Where the key ring comes from: the file that <c>Privacy:KeyFile</c> names (a mounted secret), else <c>Privacy:Key</c> (the environment),
/// else the key service at <c>Privacy:KeyUrl</c> (see <see cref="RemoteKeys"/>), else, on a developer's machine, a file made once beside
/// the checkout. Anywhere else the host does not start without one.
/// </summary>
internal sealed class KeySource(IConfiguration configuration, IHostEnvironment environment, ILogger<KeySource> log)
{
    private const string FileSetting = "Privacy:KeyFile";
    private const string KeySetting = "Privacy:Key";
    private const string UrlSetting = "Privacy:KeyUrl";

    /// <summary>Reads the ring.</summary>
    /// <exception cref="InvalidOperationException">There is none, or it is wrong; one sentence that names the setting.</exception>
    public KeyRing Load()
    {
        if (configuration[FileSetting] is { Length: > 0 } file)
            return KeyRing.Parse(Read(file), FileSetting);
        if (configuration[KeySetting] is { Length: > 0 } lines)
            return KeyRing.Parse(lines, KeySetting);
        if (configuration[UrlSetting] is { Length: > 0 })
            return KeyRing.Empty;
        if (environment.IsDevelopment())
            return KeyRing.Parse(DevelopersOwn(), FileSetting);
        throw new InvalidOperationException(
            $"The setting {FileSetting} is missing: name a file with lines index:<base64 of 32 bytes> and <name>:<base64 of 32 bytes>.");
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The setting {FileSetting} names a file that cannot be read: {file}.", failure);
        }
    }

    private string DevelopersOwn()
    {
        var file = Path.Combine(Checkout(), ".volt", "keys", "privacy.key");
        if (!File.Exists(file))
            Make(file);
        log.LogInformation("Personal data is protected by the developer's key {File}; name another one in {Setting}", file, FileSetting);
        return Read(file);
    }

    private static void Make(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var draft = $"{file}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(draft, options))
            writer.Write(KeyRing.NewLines("dev"));
        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another host that started at the same time was first; both must use one key.
            File.Delete(draft);
        }
    }

    private string Checkout()
    {
        for (var folder = new DirectoryInfo(environment.ContentRootPath); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "VoltKosova.sln")))
                return folder.FullName;
        }

        return environment.ContentRootPath;
    }
}
