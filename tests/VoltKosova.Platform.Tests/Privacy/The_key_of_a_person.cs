using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Privacy;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Privacy;

public sealed class The_key_of_a_person
{
    private const string Context = "stream/event/given_name";
    private static readonly Guid _arta = new("11111111-1111-4111-8111-111111111111");
    private static readonly Guid _besa = new("22222222-2222-4222-8222-222222222222");
    private static readonly CancellationToken _forEver = CancellationToken.None;
    private readonly PersonKeys _keys = Keys.Of(Keys.Line("k1", 'a'));

    [Fact]
    public async Task opens_what_it_sealed_after_being_wrapped_and_unwrapped()
    {
        var (key, row) = await _keys.Make(_arta, FixedClock.Start, _forEver);
        var text = key.Seal("\"Artë Gashi 🌍\"", Context);

        text.ShouldNotContain("Gashi");
        (await _keys.Unwrap(_arta, row, _forEver))!.Open(text, Context).ShouldBe("\"Artë Gashi 🌍\"");
    }

    [Fact]
    public async Task is_kept_wrapped_with_the_name_of_the_key_that_wraps_it()
    {
        var (_, row) = await _keys.Make(_arta, FixedClock.Start, _forEver);

        var kept = JsonNode.Parse(row)!.AsObject();
        kept.Select(field => field.Key).ShouldBe(["key_id", "kek", "wrapped", "made_at"]);
        kept["kek"]!.GetValue<string>().ShouldBe("k1");
        kept["made_at"]!.GetValue<string>().ShouldBe("2026-03-02T11:00:00.000000Z");
    }

    [Fact]
    public async Task seals_the_same_text_differently_each_time()
    {
        var (key, _) = await _keys.Make(_arta, FixedClock.Start, _forEver);

        key.Seal("same", Context).ShouldNotBe(key.Seal("same", Context));
    }

    [Theory]
    [InlineData("other/event/given_name")]
    [InlineData("stream/other/given_name")]
    [InlineData("stream/event/family_name")]
    public async Task refuses_what_was_moved_to_another_stream_event_or_field(string elsewhere)
    {
        var (key, _) = await _keys.Make(_arta, FixedClock.Start, _forEver);
        var text = key.Seal("Arta", Context);

        Should.Throw<CryptographicException>(() => key.Open(text, elsewhere));
    }

    [Fact]
    public async Task refuses_what_was_changed_or_cut()
    {
        var (key, _) = await _keys.Make(_arta, FixedClock.Start, _forEver);
        var text = key.Seal("Arta", Context);
        var changed = (text[0] == 'A' ? 'B' : 'A') + text[1..];

        Should.Throw<CryptographicException>(() => key.Open(changed, Context));
        Should.Throw<CryptographicException>(() => key.Open(text[..20], Context));
        Should.Throw<CryptographicException>(() => key.Open("?", Context));
    }

    [Fact]
    public async Task does_not_open_what_another_persons_key_sealed()
    {
        var (artas, _) = await _keys.Make(_arta, FixedClock.Start, _forEver);
        var (besas, _) = await _keys.Make(_besa, FixedClock.Start, _forEver);

        Should.Throw<CryptographicException>(() => besas.Open(artas.Seal("Arta", Context), Context));
    }

    [Fact]
    public async Task does_not_open_from_another_persons_row()
    {
        var (_, row) = await _keys.Make(_arta, FixedClock.Start, _forEver);

        await Should.ThrowAsync<CryptographicException>(async () => await _keys.Unwrap(_besa, row, _forEver));
    }

    [Fact]
    public async Task is_none_once_it_was_destroyed()
    {
        var row = _keys.Destroyed(FixedClock.Start);

        row.ShouldBe("""{"destroyed_at":"2026-03-02T11:00:00.000000Z"}""");
        (await _keys.Unwrap(_arta, row, _forEver)).ShouldBeNull();
    }

    [Fact]
    public async Task is_not_taken_for_destroyed_when_its_row_is_broken() =>
        await Should.ThrowAsync<JsonException>(async () => await _keys.Unwrap(_arta, "{}", _forEver));

    [Fact]
    public async Task opens_under_an_older_key_encryption_key_and_new_ones_are_wrapped_by_the_first()
    {
        var (key, row) = await _keys.Make(_arta, FixedClock.Start, _forEver);
        var text = key.Seal("Arta", Context);
        var rotated = Keys.Of(Keys.Line("k2", 'b'), Keys.Line("k1", 'a'));

        (await rotated.Unwrap(_arta, row, _forEver))!.Open(text, Context).ShouldBe("Arta");
        (await rotated.Make(_besa, FixedClock.Start, _forEver)).Row.ShouldContain("\"kek\":\"k2\"");
    }

    [Fact]
    public async Task is_wrapped_anew_after_a_rotation_and_still_opens_what_it_sealed()
    {
        var (key, row) = await _keys.Make(_arta, FixedClock.Start, _forEver);
        var text = key.Seal("Arta", Context);
        var rotated = Keys.Of(Keys.Line("k2", 'b'), Keys.Line("k1", 'a'));

        var again = rotated.Rewrap(_arta, row).ShouldNotBeNull();

        (await Keys.Of(Keys.Line("k2", 'b')).Unwrap(_arta, again, _forEver))!.Open(text, Context).ShouldBe("Arta");
        rotated.Rewrap(_arta, again).ShouldBeNull();
        rotated.Rewrap(_arta, rotated.Destroyed(FixedClock.Start)).ShouldBeNull();
    }

    [Fact]
    public async Task is_unavailable_not_destroyed_when_its_key_encryption_key_is_missing()
    {
        var (_, row) = await _keys.Make(_arta, FixedClock.Start, _forEver);

        var others = Keys.Of(Keys.Line("k2", 'b'));

        var failure = await Should.ThrowAsync<KeyUnavailableException>(async () => await others.Unwrap(_arta, row, _forEver));
        failure.Message.ShouldContain("k1");
    }
}
