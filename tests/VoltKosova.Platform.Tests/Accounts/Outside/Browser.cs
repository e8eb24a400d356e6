using System.Net;

namespace VoltKosova.Platform.Tests.Accounts.Outside;

/// <summary>What a browser does between the host and the provider: it keeps the host's cookies and follows where it is sent.</summary>
internal sealed class Browser(Func<HttpClient> client)
{
    private readonly Dictionary<string, string> _cookies = [];

    public bool IsSignedIn => _cookies.ContainsKey("__Host-volt");

    public IEnumerable<string> Cookies => _cookies.Keys;

    /// <summary>Goes to a path of the host.</summary>
    /// <returns>Where it is sent, or the status when it is not sent anywhere.</returns>
    public async Task<string> Go(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (_cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        using var response = await client().SendAsync(request);
        foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            var (name, value) = set.Split(';')[0].Split('=', 2) is [var left, var right] ? (left, right) : ("", "");
            if (value.Length == 0)
                _cookies.Remove(name);
            else
                _cookies[name] = value;
        }

        return response.Headers.Location?.ToString() ?? $"{(int)response.StatusCode}";
    }

    /// <summary>Begins a sign-in and lets the provider say yes.</summary>
    /// <returns>The callback that the provider sends the browser to.</returns>
    public async Task<string> ToTheProvider(string query = "")
    {
        using var provider = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await provider.GetAsync(await Go("/staff/sign-in/external" + query));
        return answer.StatusCode == HttpStatusCode.Redirect
            ? answer.Headers.Location!.PathAndQuery
            : throw new InvalidOperationException($"The provider answered {(int)answer.StatusCode}.");
    }

    /// <summary>A whole sign-in.</summary>
    /// <returns>Where it ends.</returns>
    public async Task<string> SignIn(string query = "") => await Follow(await ToTheProvider(query));

    public async Task<string> Follow(string callback)
    {
        var next = await Go(callback);
        return next.StartsWith("/staff/sign-in/external/done", StringComparison.Ordinal) ? await Go(next) : next;
    }
}
