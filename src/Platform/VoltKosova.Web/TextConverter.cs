using System.Text.Json;
using System.Text.Json.Serialization;

namespace VoltKosova.Web;

/// <summary>Refuses the one character that JSON can say and PostgreSQL cannot keep.</summary>
internal sealed class TextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException();
        var text = reader.GetString();
        return text?.Contains('\0', StringComparison.Ordinal) == true ? throw new JsonException() : text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(options.DictionaryKeyPolicy?.ConvertName(value) ?? value);
}
