using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.AspNetCore.Http;
using VoltKosova.Web.Problems;

namespace VoltKosova.Web.Requests;

/// <summary>Nothing reaches a handler that its validator refuses: one 422 with everything that is wrong.</summary>
internal sealed class Validation<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var failures = new List<ValidationFailure>();
        foreach (var validator in validators)
            failures.AddRange((await validator.ValidateAsync(new ValidationContext<TRequest>(request), cancellationToken)).Errors);
        return failures.Count == 0
            ? await next()
            : throw new ProblemException(new Problem("invalid-request", StatusCodes.Status422UnprocessableEntity)
            {
                Flaws = [.. failures.Select(Flaw).Distinct()],
            });
    }

    private static Flaw Flaw(ValidationFailure failure) => new(
        FieldCode.Of(failure.ErrorCode),
        JsonPointer.OfProperty(failure.PropertyName),
        Fallback: failure.ErrorMessage,
        Values: FieldCode.Values(failure.FormattedMessagePlaceholderValues));
}
