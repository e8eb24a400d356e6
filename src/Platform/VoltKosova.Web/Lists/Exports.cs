using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;

namespace VoltKosova.Web.Lists;

/// <summary>Lists about persons, as acts that a second person approves: the subject is the list's operation.</summary>
internal sealed class Exports(IEnumerable<EndpointDataSource> endpoints) : IMassActs
{
    public string Kind => Export.Kind;

    public Right? RightFor(string subject) => endpoints.SelectMany(source => source.Endpoints).Select(Disclosure.Of)
        .FirstOrDefault(one => one is { IsPersonal: true, List: not null } && one.Operation == subject)?.Right;
}
