using System.Text.Json;
using System.Text.Json.Serialization;

namespace VoltKosova.EventStore.Marten;

/// <summary>
/// An event as Marten sees it: the bytes that were decided above the port. Marten would name it after its CLR type; the stored name is set
/// on every event instead.
/// </summary>
[JsonConverter(typeof(AsItIs))]
internal sealed record Fact(string Json)
{
    private sealed class AsItIs : JsonConverter<Fact>
    {
        public override Fact Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonDocument.ParseValue(ref reader).RootElement.GetRawText());

        public override void Write(Utf8JsonWriter writer, Fact value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Json, skipInputValidation: true);
    }
}
