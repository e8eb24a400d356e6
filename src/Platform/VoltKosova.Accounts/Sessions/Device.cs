using Microsoft.AspNetCore.Http;
using VoltKosova.Web;

namespace VoltKosova.Accounts;

/// <summary>From where a session is begun, so that its holder can tell it from others.</summary>
internal sealed record Device(string? UserAgent, string? Network)
{
    private const int Longest = 200;

    public static Device Of(HttpContext context)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        return new Device(
            agent.Length switch { 0 => null, > Longest => agent[..Longest], _ => agent },
            CoarseNetwork.Of(context.Connection.RemoteIpAddress));
    }
}
