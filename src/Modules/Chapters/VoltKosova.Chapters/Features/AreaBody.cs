using FluentValidation;
using FluentValidation.Results;
using VoltKosova.Chapters.Domain.Chapters;
using VoltKosova.Kernel;
using VoltKosova.Places;

namespace VoltKosova.Chapters.Features;

/// <summary>The places of a chapter as they are sent; each list may be empty.</summary>
/// <param name="Municipalities">Slugs of municipalities in Kosovo.</param>
/// <param name="Countries">ISO 3166-1 alpha-2; XK for what no chapter in Kosovo holds.</param>
/// <param name="Localities">Towns outside Kosovo.</param>
internal sealed record AreaBody(
    IReadOnlyList<string> Municipalities, IReadOnlyList<string> Countries, IReadOnlyList<LocalityBody> Localities)
{
    /// <summary>The area, once the body was found valid.</summary>
    public ChapterArea ToArea() => ChapterArea.Of(Municipalities, Countries, Localities.Select(locality => locality.ToLocality()));
}

/// <summary>A town outside Kosovo.</summary>
internal sealed record LocalityBody(string Country, string Name)
{
    public Rejection? Check() => Country == Places.Country.Kosovo ? new LocalityOnlyAbroad() : Try(out _);

    public Locality ToLocality() => Try(out var residence) is null
        ? Locality.Of(residence!.Country, residence.Locality!)
        : throw new InvalidOperationException("The locality was not checked.");

    private Rejection? Try(out Residence? residence)
    {
        Residence.TryMake(Country, null, Name, out residence, out var no);
        return no;
    }
}

internal sealed class AreaValidator : AbstractValidator<AreaBody>
{
    private const int MaxLocalities = 500;

    public AreaValidator()
    {
        RuleForEach(area => area.Municipalities)
            .Must(slug => slug is not null && Gazetteer.Municipality(slug) is not null)
            .WithErrorCode(new MunicipalityUnknown().Code);
        RuleForEach(area => area.Countries)
            .Must(code => code is not null && Gazetteer.Country(code) is not null)
            .WithErrorCode(new CountryUnknown().Code);
        RuleFor(area => area.Localities)
            .Must(localities => localities.Count <= MaxLocalities)
            .WithErrorCode("too-many-localities");
        RuleForEach(area => area.Localities).NotNull().Custom((locality, context) =>
        {
            if (locality?.Check() is { } no)
                context.AddFailure(new ValidationFailure(context.PropertyPath, no.Reason) { ErrorCode = no.Code });
        });
    }
}
