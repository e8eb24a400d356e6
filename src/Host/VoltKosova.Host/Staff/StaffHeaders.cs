using VoltKosova.Access;
using VoltKosova.Accounts;

namespace VoltKosova.Host.Staff;

/// <summary>
/// What every answer to staff says to the browser, redirects and errors included: nothing from elsewhere, nothing inline, nothing kept.
/// </summary>
internal sealed class StaffHeaders(IEnumerable<StaffPlace> places) : IStartupFilter
{
    private static readonly (string Name, string Value)[] _headers =
    [
        ("Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
        // As antiforgery sets them, which complains about anything else.
        ("Cache-Control", "no-cache, no-store"),
        ("Pragma", "no-cache"),
    ];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, following) =>
        {
            if (IsForStaff(context))
            {
                foreach (var (name, value) in _headers)
                    context.Response.Headers[name] = value;
            }

            return following(context);
        });
        // A page that is not there says so in the reader's language and shows the way on.
        app.UseWhen(IsForStaff, staff => staff.UseStatusCodePagesWithReExecute("/staff/not-found"));
        next(app);
    };

    private bool IsForStaff(HttpContext context) =>
        places.Append(new StaffPlace(StaffSessions.Path)).Any(place => place.Holds(context.Request.Path));
}
