using System.Text.Json.Serialization;

namespace VoltKosova.Web.Problems;

/// <summary>The body of every answer that is not a success, by RFC 9457, as <c>application/problem+json</c>.</summary>
/// <param name="Type">Where the texts of the code are; stable.</param>
/// <param name="Code">What happened, stable: programs decide by it.</param>
/// <param name="Title">A short English summary of the code.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">A sentence for people, in the language of the request.</param>
/// <param name="Instance">The path that was asked.</param>
/// <param name="TraceId">Finds the request in the logs.</param>
/// <param name="Errors">What is wrong where, when it is about fields or parameters.</param>
public sealed record ProblemBody(
    string Type,
    string Code,
    string Title,
    int Status,
    string Detail,
    string Instance,
    string TraceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<FieldError>? Errors = null);

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Code">What is wrong, stable.</param>
/// <param name="Detail">A sentence for people, in the language of the request.</param>
/// <param name="Pointer">The field of the body, as a JSON pointer in a fragment: <c>#/given_name</c>.</param>
/// <param name="Parameter">The parameter of the path or the query.</param>
public sealed record FieldError(
    string Code,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Pointer = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Parameter = null);
