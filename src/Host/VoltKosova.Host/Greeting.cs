using VoltKosova.Accounts;

namespace VoltKosova.Host;

/// <summary>What whoever started the host needs to know, on the console and in no log.</summary>
internal static class Greeting
{
    public static async Task Greet(this WebApplication app)
    {
        var code = await app.Services.GetRequiredService<SetupCode>().Make(app.Lifetime.ApplicationStopping);
        var address = app.Urls.FirstOrDefault() ?? "";
        Console.WriteLine(
            $"""

            Volt Kosova is ready.

              API           {address}/api/v1
              Swagger UI    {address}/swagger
              Staff pages   {address}/staff
            """);
        if (code is not null)
            Console.WriteLine(
                $"""

                  Nobody has an account yet. Set-up code for the first administrator:

                      {code}

                """);
    }
}
