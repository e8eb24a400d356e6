using System.Collections.Concurrent;
using System.Reflection;
using VoltKosova.Access;

namespace VoltKosova.Web.Requests;

/// <summary>Who may make a request, read from its marker.</summary>
internal abstract record Audience
{
    private static readonly ConcurrentDictionary<Type, Audience?> _known = new();

    private Audience()
    {
    }

    /// <summary>Anybody.</summary>
    public sealed record Public : Audience;

    /// <summary>Whoever is signed in.</summary>
    public sealed record SignedIn : Audience;

    /// <summary>Whoever has the right somewhere.</summary>
    public sealed record Staff(Right Right) : Audience;

    /// <summary>The audience of a type of requests; null when it has none or more than one marker.</summary>
    public static Audience? Of(Type request) => _known.GetOrAdd(request, Read);

    private static Audience? Read(Type request)
    {
        Audience?[] marked =
        [
            request.IsAssignableTo(typeof(IForPublic)) ? new Public() : null,
            request.IsAssignableTo(typeof(IForSignedIn)) ? new SignedIn() : null,
            request.IsAssignableTo(typeof(IForStaff)) ? new Staff(RightOf(request)) : null,
        ];
        return marked.OfType<Audience>().ToList() is [var only] ? only : null;
    }

    private static Right RightOf(Type request) => (Right)typeof(Audience)
        .GetMethod(nameof(RightOfStaff), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(request)
        .Invoke(null, null)!;

    private static Right RightOfStaff<TRequest>()
        where TRequest : IForStaff => TRequest.Right;
}
