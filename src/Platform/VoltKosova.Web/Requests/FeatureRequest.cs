using System.Reflection;

namespace VoltKosova.Web.Requests;

/// <summary>
/// The request behind an endpoint: a feature is one static class with <c>Request</c> and <c>Map</c>, so the lambda that Map gives away was
/// declared inside the class that holds the request.
/// </summary>
internal static class FeatureRequest
{
    public static Type? Of(IEnumerable<object> metadata)
    {
        for (var type = metadata.OfType<MethodInfo>().FirstOrDefault()?.DeclaringType; type is not null; type = type.DeclaringType)
        {
            if (type.GetNestedType("Request", BindingFlags.Public | BindingFlags.NonPublic) is { } request)
                return request;
        }

        return null;
    }
}
