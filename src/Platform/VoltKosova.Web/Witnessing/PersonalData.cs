using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using VoltKosova.Kernel;

namespace VoltKosova.Web;

/// <summary>
/// Which fields of answers say something about a person, by their names: a word means the same in every answer. A test reads every other
/// word of the answers for staff and wants to be told that it says nothing about anybody.
/// </summary>
internal static class PersonalData
{
    private static readonly HashSet<string> _words =
    [
        "person_id", "contact_person_id", "member_id", "signature_ids", "given_name", "family_name", "folded_name", "public_name", "called",
        "email", "contact_email", "phone", "birth_date", "birth_place", "address_hash", "our_signatory", "partner_signatory",
        "persons", "records", "on_own_wish", "payer_name", "payer_text", "device", "network",
    ];

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<string>> _known = new();

    /// <summary>The personal fields of a type of answers, however deep; empty when it says nothing about anybody.</summary>
    public static IReadOnlyList<string> In(Type answer) => _known.GetOrAdd(answer, type =>
        [.. Fields(type).Where(field => field.Personal).Select(field => field.Name).Distinct().Order(StringComparer.Ordinal)]);

    /// <summary>Every field that an answer may have, with whether it is personal.</summary>
    public static IEnumerable<(string Name, bool Personal)> Fields(Type answer) => Fields(answer, []);

    /// <summary>Whether the property under the reader has a person's id as its value.</summary>
    public static bool IsPerson(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("person_id"u8) || reader.ValueTextEquals("contact_person_id"u8);

    /// <summary>Whether the property under the reader has the id of a record as its value.</summary>
    public static bool IsRecord(ref Utf8JsonReader reader) => reader.ValueTextEquals("id"u8) || reader.ValueTextEquals("member_id"u8);

    private static IEnumerable<(string Name, bool Personal)> Fields(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type))
            yield break;
        foreach (var inner in Inner(type).SelectMany(one => Fields(one, seen)))
            yield return inner;
        if (type.Assembly.GetName().Name?.StartsWith("VoltKosova.", StringComparison.Ordinal) != true || type.IsEnum)
            yield break;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
            yield return (name, _words.Contains(name) || property.IsDefined(typeof(PersonalAttribute)));
            foreach (var inner in Fields(property.PropertyType, seen))
                yield return inner;
        }
    }

    private static Type[] Inner(Type type) =>
        type.HasElementType ? [type.GetElementType()!] : type.IsGenericType ? type.GetGenericArguments() : [];
}
