using System.Text.Json;
using System.Text.Json.Serialization;

namespace VoltKosova.Web;

/// <summary>Texts as PostgreSQL can keep them: the character NUL, which it cannot, makes a request malformed.</summary>
internal sealed class TextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType is JsonTokenType.String ? reader.GetString() : throw new JsonException();
        return text!.Contains('\0') ? throw new JsonException() : text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
