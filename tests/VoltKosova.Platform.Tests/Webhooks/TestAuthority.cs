using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace VoltKosova.Platform.Tests.Webhooks;

/// <summary>An authority that signs certificates; who trusts it is for a test to say.</summary>
internal sealed class TestAuthority : IDisposable
{
    private static readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    private readonly X509Certificate2 _certificate;

    /// <summary>A root.</summary>
    public TestAuthority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _certificate = Request(name, key).CreateSelfSigned(_now.AddYears(-1), _now.AddYears(9));
    }

    private TestAuthority(X509Certificate2 certificate) => _certificate = certificate;

    /// <summary>For whoever trusts this authority and no other.</summary>
    public X509ChainPolicy Trust => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { _certificate },
        RevocationMode = X509RevocationMode.NoCheck,
    };

    /// <summary>An authority below this one, of which no receiver tells anybody.</summary>
    public TestAuthority Below(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signed = Request(name, key).Create(_certificate, _now.AddDays(-60), _now.AddDays(60), [7]);
        return new TestAuthority(signed.CopyWithPrivateKey(key));
    }

    /// <summary>A certificate of a server.</summary>
    public X509Certificate2 Issue(string host, int validFrom = -30, int validUntil = 30)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signed = OfServer(host, key).Create(_certificate, _now.AddDays(validFrom), _now.AddDays(validUntil), [9]);
        return Usable(signed.CopyWithPrivateKey(key));
    }

    /// <summary>A certificate that nobody but the server itself vouches for.</summary>
    public static X509Certificate2 SelfSigned(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Usable(OfServer(host, key).CreateSelfSigned(_now.AddDays(-30), _now.AddDays(30)));
    }

    public void Dispose() => _certificate.Dispose();

    private static CertificateRequest Request(string name, ECDsa key) => new($"CN={name}", key, HashAlgorithmName.SHA256)
    {
        CertificateExtensions =
        {
            new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true),
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true),
        },
    };

    private static CertificateRequest OfServer(string host, ECDsa key)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        return new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256)
        {
            CertificateExtensions = { names.Build(), new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false) },
        };
    }

    /// <summary>With a key that a server of any system can use.</summary>
    private static X509Certificate2 Usable(X509Certificate2 certificate)
    {
        using (certificate)
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }
}
