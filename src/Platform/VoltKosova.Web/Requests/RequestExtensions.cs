using System.Reflection;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using VoltKosova.Web.Requests;

namespace VoltKosova.Web;

/// <summary>Adds the requests of a module.</summary>
public static class RequestExtensions
{
    private static readonly Type[] _collected = [typeof(IRequestHandler<,>), typeof(IValidator<>)];

    /// <summary>
    /// Finds the handlers and validators of an assembly. Every request passes tracing, authorisation and validation, in that order; a
    /// request that does not say who may make it stops the start of the host.
    /// </summary>
    public static IServiceCollection AddRequests(this IServiceCollection services, Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        services.AddPipeline();
        var types = assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false });
        foreach (var type in types)
        {
            var faces = type.GetInterfaces().Where(face => face.IsGenericType && _collected.Contains(face.GetGenericTypeDefinition()));
            foreach (var face in faces)
            {
                services.TryAddEnumerable(new ServiceDescriptor(face, type, LifetimeOf(type)));
                if (face.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
                    services.AddSingleton(new RequestType(face.GetGenericArguments()[0]));
            }
        }

        return services;
    }

    // The rules of a validator are made in its constructor, which costs more than to apply them: one that asks for nothing is made once.
    private static ServiceLifetime LifetimeOf(Type type) =>
        type.IsAssignableTo(typeof(IValidator)) && type.GetConstructors().All(one => one.GetParameters().Length == 0)
            ? ServiceLifetime.Singleton
            : ServiceLifetime.Scoped;

    private static void AddPipeline(this IServiceCollection services)
    {
        services.TryAddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.TryAddScoped<IMediator, Mediator>();
        services.TryAddEnumerable(ServiceDescriptor.Scoped(typeof(IPipelineBehavior<,>), typeof(Tracing<,>)));
        services.TryAddEnumerable(ServiceDescriptor.Scoped(typeof(IPipelineBehavior<,>), typeof(Authorisation<,>)));
        services.TryAddEnumerable(ServiceDescriptor.Scoped(typeof(IPipelineBehavior<,>), typeof(Validation<,>)));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, EveryRequestHasAnAudience>());
    }
}
