using System.Text.Json;
using System.Text.Json.Serialization;

namespace VoltKosova.Web;

/// <summary>
/// Reads the bodies of requests by <see cref="ApiJson.Options"/>, whose knowledge of a type is made when the first such body comes. What
/// binds a request to its endpoint asks for it when the endpoint is made, which took a quarter of the compiling at a start.
/// </summary>
internal sealed class LateBodies : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsClass && typeToConvert.Assembly.GetName().Name?.StartsWith(nameof(VoltKosova), StringComparison.Ordinal) == true;

    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter?)Activator.CreateInstance(typeof(Late<>).MakeGenericType(typeToConvert));

    private sealed class Late<T> : JsonConverter<T>
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<T>(ref reader, ApiJson.Options);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value, ApiJson.Options);
    }
}
