using Npgsql;
using Shouldly;
using VoltKosova.Postgres;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Postgres;

/// <summary>A database with what every schema may use.</summary>
public sealed class FoldingDatabase : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    public NpgsqlDataSource Source { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        Source = NpgsqlDataSource.Create(_database.ConnectionString);
        foreach (var migration in Migration.From(typeof(Migrator).Assembly, "Sql"))
        {
            await using var command = Source.CreateCommand(migration.Sql);
            await command.ExecuteNonQueryAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await _database.DisposeAsync();
    }
}

public sealed class Folding_a_text(FoldingDatabase database) : IClassFixture<FoldingDatabase>
{
    [Theory]
    [InlineData("gezim", "Gëzim", "GËZIM", " gëzim ", "Ge\u0308zim", "Gezim", "G\u200bëzim")]
    [InlineData("cela", "Çela", "çela", "Čela", "Ćela")]
    [InlineData("dordevic", "Đorđević", "Djordjević", "Dordevic", "Ђорђевић", "ЂОРЂЕВИЋ")]
    [InlineData("stankovic zivkovic", "Станковић Живковић", "Stanković-Živković", "STANKOVIC  ŽIVKOVIĆ")]
    [InlineData("ljubica njegos dzevad", "Љубица Његош Џевад", "Ljubica Njegoš Dževad", "ǈubica ǋegoš ǅevad")]
    [InlineData("oneil", "O'Neil", "O’Neil", "O`neil")]
    [InlineData("volt ks 000123", "VOLT-KS-000123", "volt.ks/000123")]
    [InlineData("a b example org", "a.b@example.org")]
    [InlineData("strasse", "Straße", "STRASSE")]
    [InlineData("محمد", "محمد")]
    [InlineData("🎉", "🎉")]
    [InlineData("", "", "--", " ", "\u200b")]
    public async Task makes_one_of_what_people_write_in_several_ways(string folded, params string[] written)
    {
        foreach (var one in written)
            (await Fold(one)).ShouldBe(folded, one);
    }

    [Fact]
    public async Task leaves_no_sign_that_means_something_in_a_pattern() =>
        (await Fold(string.Concat(Enumerable.Range(1, 0xFFFF).Where(sign => !char.IsSurrogate((char)sign)).Select(sign => (char)sign))))
            .ShouldNotContain(sign => sign == '%' || sign == '_' || sign == '\\');

    private async Task<string> Fold(string text)
    {
        await using var command = database.Source.CreateCommand("SELECT vk_folded($1)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = text });
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
