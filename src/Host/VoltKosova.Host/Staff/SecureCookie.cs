namespace VoltKosova.Host.Staff;

/// <summary>
/// Always secure, as the prefix __Host- wants it; browsers count http://localhost as secure, which the framework's own policy does not.
/// </summary>
internal sealed class SecureCookie : CookieBuilder
{
    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = true;
        return options;
    }
}
