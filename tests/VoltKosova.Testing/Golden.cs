using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.EventStore;

namespace VoltKosova.Testing;

/// <summary>
/// Stored formats as files, one per stored name and version, kept for ever beside the test in <c>Golden/</c>. A new event gets its file by
/// running the tests once with VOLT_GOLDEN=write; a file that exists is never written over.
/// </summary>
public sealed class Golden
{
    private static readonly JsonSerializerOptions _indented = new(StoredJson.Options) { WriteIndented = true };
    private readonly string _folder;

    private Golden(string folder) => _folder = folder;

    /// <summary>The files beside the calling test.</summary>
    public static Golden BesideMe([CallerFilePath] string test = "") => new(Path.Combine(Path.GetDirectoryName(test)!, "Golden"));

    /// <summary>Every case of a closed union of events has exactly one newest stored name.</summary>
    public static void EveryCaseHasAName<TEvent>(EventNames names)
    {
        var cases = typeof(TEvent).GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Where(
            type => type.IsSealed && type.IsAssignableTo(typeof(TEvent))).ToList();
        cases.ShouldNotBeEmpty();
        foreach (var type in cases)
            names.All.Count(entry => entry.Type == type).ShouldBeGreaterThan(0, $"{type.Name} has no stored name");
    }

    /// <summary>The sample is written as its file says, and the file is read back as the sample.</summary>
    /// <param name="names">The names of the module.</param>
    /// <param name="sample">The event.</param>
    /// <param name="form">
    /// What is in it that the first form of the event had not, one word: it has a file of its own beside that of the first form.
    /// </param>
    public void Keeps(EventNames names, object sample, string? form = null)
    {
        var name = names.NameOf(sample);
        var written = EventNames.Write(sample);
        var golden = File(form is null ? name : $"{name}@{form}", written);
        JsonNode.DeepEquals(written, golden).ShouldBeTrue($"{name} is written as {written.ToJsonString(_indented)}");
        var read = names.Read(name, golden);
        read.ShouldBeOfType(sample.GetType());
        JsonNode.DeepEquals(EventNames.Write(read), written).ShouldBeTrue($"{name} is read as {read}");
    }

    /// <summary>The public event is written as its file says; others read it, so a change is a new version.</summary>
    public void KeepsPublic(string name, object body, string? form = null)
    {
        var written = EventNames.Write(body);
        JsonNode.DeepEquals(written, File($"public.{name}{(form is null ? "" : $"@{form}")}", written))
            .ShouldBeTrue($"{name} is written as {written.ToJsonString(_indented)}");
    }

    /// <summary>Every file still has a name that can be read: old versions are never forgotten.</summary>
    public void EveryFileIsStillRead(EventNames names)
    {
        var files = Directory.GetFiles(_folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Where(
            name => !name.StartsWith("public.", StringComparison.Ordinal)).ToList();
        files.ShouldNotBeEmpty();
        foreach (var name in files)
            names.Read(name.Split('@')[0], JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(_folder, name + ".json")))!.AsObject())
                .ShouldNotBeNull();
    }

    private JsonObject File(string name, JsonObject written)
    {
        var path = Path.Combine(_folder, name + ".json");
        if (!System.IO.File.Exists(path) && Environment.GetEnvironmentVariable("VOLT_GOLDEN") == "write")
        {
            Directory.CreateDirectory(_folder);
            System.IO.File.WriteAllText(path, written.ToJsonString(_indented) + "\n");
        }

        System.IO.File.Exists(path)
            .ShouldBeTrue($"{name} has no golden file: run the test once with VOLT_GOLDEN=write and look at what it wrote");
        return JsonNode.Parse(System.IO.File.ReadAllText(path))!.AsObject();
    }
}
