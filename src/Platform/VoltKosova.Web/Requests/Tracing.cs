using System.Diagnostics;
using MediatR;

namespace VoltKosova.Web.Requests;

/// <summary>A span per request inside a module, named by its feature.</summary>
internal sealed class Tracing<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
{
    private static readonly string _name = typeof(TRequest).DeclaringType?.Name ?? typeof(TRequest).Name;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var activity = RequestActivity.Source.StartActivity(_name);
        try
        {
            var response = await next();
            if (response is Answer answer)
                activity?.SetTag("volt.status", answer.Status).SetTag("volt.rejection", answer.Rejection?.Code);
            return response;
        }
        catch (Exception failure)
        {
            activity?.SetStatus(ActivityStatusCode.Error, failure.GetType().Name);
            throw;
        }
    }
}

internal static class RequestActivity
{
    public static readonly ActivitySource Source = new("VoltKosova.Requests");
}
