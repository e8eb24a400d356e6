using System.Reflection;

namespace VoltKosova.Postgres;

/// <summary>A schema, owned by the migrations' owner and used by the role <c>volt_&lt;schema&gt;</c>.</summary>
/// <param name="Name">The schema.</param>
/// <param name="Migrations">In order; a migration that has landed is never changed.</param>
public sealed record SchemaDefinition(string Name, IReadOnlyList<Migration> Migrations)
{
    /// <summary>The role that the host takes when it works in this schema.</summary>
    public string Role => "volt_" + Name;
}

/// <summary>One step of a schema's history.</summary>
/// <param name="Name">Unique in the schema; the order is the order of the list, not of the names.</param>
/// <param name="Sql">Runs once, in a transaction, with the search path on the schema; <c>{schema}</c> stands for its name.</param>
public sealed record Migration(string Name, string Sql)
{
    /// <summary>All embedded <c>.sql</c> files under a folder of an assembly, ordered by name.</summary>
    /// <exception cref="InvalidOperationException">There is none, which is a mistake in the project file.</exception>
    public static IReadOnlyList<Migration> From(Assembly assembly, string folder)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var migrations = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new Migration(Path.GetFileNameWithoutExtension(name), Read(assembly, name)))
            .ToList();
        return migrations.Count > 0
            ? migrations
            : throw new InvalidOperationException($"{assembly.GetName().Name} embeds no .sql file under {folder}/.");
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
