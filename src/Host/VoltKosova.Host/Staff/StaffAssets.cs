using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace VoltKosova.Host.Staff;

/// <summary>The stylesheet, the script and the mark, out of the assembly.</summary>
internal sealed class StaffAssets
{
    private static readonly Dictionary<string, string> _types = new()
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    private readonly Dictionary<string, (byte[] Bytes, string Type, EntityTagHeaderValue Tag)> _files = typeof(StaffAssets).Assembly
        .GetManifestResourceNames()
        .Where(name => name.StartsWith("Assets/", StringComparison.Ordinal))
        .ToDictionary(name => name["Assets/".Length..], Read);

    public (byte[] Bytes, string Type, EntityTagHeaderValue Tag)? Find(string name) => _files.TryGetValue(name, out var file) ? file : null;

    /// <summary>An address that changes with the content.</summary>
    public string Address(string name) => $"/staff/assets/{name}?{_files[name].Tag.Tag.ToString().Trim('"')}";

    private static (byte[] Bytes, string Type, EntityTagHeaderValue Tag) Read(string resource)
    {
        using var stream = typeof(StaffAssets).Assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var tag = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
        return (bytes, _types[Path.GetExtension(resource)], new EntityTagHeaderValue($"\"{tag}\""));
    }
}
