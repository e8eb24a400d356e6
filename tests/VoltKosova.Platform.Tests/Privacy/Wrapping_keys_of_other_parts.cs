using System.Security.Cryptography;
using System.Text;
using Shouldly;
using VoltKosova.Privacy;
using Xunit;

namespace VoltKosova.Platform.Tests.Privacy;

public sealed class Wrapping_keys_of_other_parts
{
    private static readonly byte[] _plain = Encoding.UTF8.GetBytes("<key id=\"1\" />");
    private readonly KeyWrap _wrap = new(Keys.Ring(Keys.Line("k1", 'a')));

    [Fact]
    public void gives_them_back() => _wrap.Unwrap(_wrap.Wrap(_plain)).ShouldBe(_plain);

    [Fact]
    public void shows_nothing_of_them() => Encoding.UTF8.GetString(_wrap.Wrap(_plain)).ShouldNotContain("key id");

    [Fact]
    public void outlives_a_rotation() =>
        new KeyWrap(Keys.Ring(Keys.Line("k2", 'b'), Keys.Line("k1", 'a'))).Unwrap(_wrap.Wrap(_plain)).ShouldBe(_plain);

    [Fact]
    public void refuses_without_the_key_encryption_key_and_when_changed()
    {
        Should.Throw<KeyUnavailableException>(() => new KeyWrap(Keys.Ring(Keys.Line("k2", 'b'))).Unwrap(_wrap.Wrap(_plain)));
        Should.Throw<CryptographicException>(() => _wrap.Unwrap(_plain));
        Should.Throw<CryptographicException>(() => _wrap.Unwrap([.. _wrap.Wrap(_plain)[..^8]]));
    }
}
