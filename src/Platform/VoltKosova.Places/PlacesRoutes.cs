using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using VoltKosova.Kernel;

namespace VoltKosova.Places;

/// <summary>The public lists of places: every name in every language, so that one cached answer serves all readers.</summary>
public static class PlacesRoutes
{
    private static readonly JsonSerializerOptions _json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Maps <c>GET /api/v1/places/municipalities</c> and <c>GET /api/v1/places/countries</c>, for everybody.</summary>
    public static IEndpointRouteBuilder MapPlaces(this IEndpointRouteBuilder routes)
    {
        var places = routes.MapGroup("/api/v1/places").WithTags("places").AllowAnonymous();
        MapList(places, "municipalities", Gazetteer.Municipalities.Select(Item))
            .WithName("ListMunicipalities")
            .WithSummary("List the municipalities of Kosovo.");
        MapList(places, "countries", Gazetteer.Countries)
            .WithName("ListCountries")
            .WithSummary("List the countries that a residence can be in.");
        return routes;
    }

    private static RouteHandlerBuilder MapList<TItem>(RouteGroupBuilder places, string path, IEnumerable<TItem> items)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new PlaceList<TItem>([.. items]), _json);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 8))}\"");
        return places.MapGet(path, (HttpResponse response) =>
            {
                response.Headers.CacheControl = "public, max-age=3600";
                return TypedResults.Bytes(body, "application/json", entityTag: tag);
            })
            .Produces<PlaceList<TItem>>(StatusCodes.Status200OK)
            .Produces(StatusCodes.Status304NotModified);
    }

    private static MunicipalityItem Item(Municipality municipality) => new(
        municipality.Slug, municipality.Code, municipality.Name, municipality.Aliases, Gazetteer.District(municipality.District)!);

    private sealed record PlaceList<TItem>(IReadOnlyList<TItem> Items);

    private sealed record MunicipalityItem(string Slug, string Code, LocalText Name, IReadOnlyList<string> Aliases, District District);
}
