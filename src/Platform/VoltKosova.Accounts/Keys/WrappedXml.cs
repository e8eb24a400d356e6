using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Privacy;

namespace VoltKosova.Accounts;

/// <summary>Wraps the keys of Data Protection under a key that is not in PostgreSQL: a copy of the database opens no session.</summary>
internal sealed class WrappingEncryptor(KeyWrap wrap) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        return new(new XElement("wrapped", Convert.ToBase64String(wrap.Wrap(plain))), typeof(WrappingDecryptor));
    }
}

/// <summary>
/// Unwraps them. Data Protection stores this type's name beside every key and makes it by that name: it cannot be renamed.
/// </summary>
internal sealed class WrappingDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(
        Encoding.UTF8.GetString(services.GetRequiredService<KeyWrap>().Unwrap(Convert.FromBase64String(encryptedElement.Value))));
}
