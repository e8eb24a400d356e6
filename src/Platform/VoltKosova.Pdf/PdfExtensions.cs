using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace VoltKosova.Pdf;

/// <summary>Lets the host write PDFs.</summary>
public static class PdfExtensions
{
    /// <summary>The <see cref="PdfWriter"/>; adding it twice adds it once.</summary>
    /// <exception cref="InvalidOperationException"><c>Pdf:Fonts</c> has no fonts; one sentence that names the setting.</exception>
    public static IServiceCollection AddPdf(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(new PdfWriter(PdfFonts.Read(configuration)));
        return services;
    }
}
