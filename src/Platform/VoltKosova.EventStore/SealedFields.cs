using System.Buffers;
using System.Text;
using System.Text.Json;

namespace VoltKosova.EventStore;

/// <summary>Replaces fields of a payload by what was sealed of them, in one pass over its bytes.</summary>
internal static class SealedFields
{
    private static readonly JsonWriterOptions _asStored = new() { Encoder = StoredJson.Options.Encoder, SkipValidation = true };

    /// <param name="payload">The payload as it is written, all fields open.</param>
    /// <param name="fields">The fields to seal.</param>
    /// <param name="mark">The name under which the sealed text stands in the place of the field's value.</param>
    /// <param name="seal">From a field and the JSON of its value to the sealed text.</param>
    public static string In(ReadOnlySpan<byte> payload, IReadOnlyList<string> fields, string mark, Func<string, string, string> seal)
    {
        var stored = new ArrayBufferWriter<byte>(payload.Length * 2);
        using var writer = new Utf8JsonWriter(stored, _asStored);
        var reader = new Utf8JsonReader(payload);
        reader.Read();
        writer.WriteStartObject();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var begin = (int)reader.TokenStartIndex;
            reader.Skip();
            var value = payload[begin..(int)reader.BytesConsumed];
            writer.WritePropertyName(name);
            if (fields.Contains(name))
            {
                writer.WriteStartObject();
                writer.WriteString(mark, seal(name, Encoding.UTF8.GetString(value)));
                writer.WriteEndObject();
            }
            else
            {
                writer.WriteRawValue(value, skipInputValidation: true);
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        return Encoding.UTF8.GetString(stored.WrittenSpan);
    }
}
