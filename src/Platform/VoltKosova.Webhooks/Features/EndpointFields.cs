using FluentValidation;
using VoltKosova.Access;
using VoltKosova.Kernel;
using VoltKosova.Privacy;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Events;
using VoltKosova.Webhooks.Sending;

namespace VoltKosova.Webhooks.Features;

/// <summary>What an owner says of an endpoint, at the registration and at every change.</summary>
internal interface IEndpointFields
{
    string Url { get; }

    IReadOnlyList<string> EventTypes { get; }

    string? Description { get; }

    IReadOnlyList<Guid>? Chapters { get; }

    string? ContactEmail { get; }

    bool Batch { get; }

    int? MostPerSecond { get; }

    int? AtOnce { get; }
}

internal static class EndpointFields
{
    public static EndpointTerms ToTerms(this IEndpointFields fields) => new(
        fields.Url,
        [.. fields.EventTypes.Distinct().Order(StringComparer.Ordinal)],
        fields.Description?.Trim(),
        fields.Chapters is { Count: > 0 } chosen ? [.. chosen.Distinct().Order()] : null,
        fields.Batch,
        fields.MostPerSecond,
        fields.AtOnce);
}

/// <summary>What every endpoint's fields must be.</summary>
internal sealed class EndpointFieldsValidator : AbstractValidator<IEndpointFields>
{
    public EndpointFieldsValidator()
    {
        RuleFor(fields => fields.Url).NotEmpty().MaximumLength(2000);
        RuleFor(fields => fields.EventTypes).NotNull();
        RuleFor(fields => fields.EventTypes.Count).LessThanOrEqualTo(100).OverridePropertyName(nameof(IEndpointFields.EventTypes));
        RuleForEach(fields => fields.EventTypes).NotEmpty().MaximumLength(200);
        RuleFor(fields => fields.Description).MaximumLength(500);
        RuleFor(fields => fields.Chapters!.Count).LessThanOrEqualTo(50)
            .When(fields => fields.Chapters is not null).OverridePropertyName(nameof(IEndpointFields.Chapters));
        RuleFor(fields => fields.ContactEmail).Must(email => email is null || EmailAddress.TryParse(email, out _))
            .WithErrorCode("email-not-valid");
        RuleFor(fields => fields.MostPerSecond).InclusiveBetween(1, 1000);
        RuleFor(fields => fields.AtOnce).InclusiveBetween(1, 100);
    }
}

/// <summary>
/// Whether an owner of a chapter may have such an endpoint: types that there are, chapters in reach, an address that will do.
/// </summary>
internal sealed class EndpointRules(IChapterTree tree, Destinations destinations, EventCatalogue catalogue)
{
    public async Task<Rejection?> Refuse(IEndpointFields fields, Guid? chapter, CancellationToken cancellation)
    {
        if (!await Reaches(chapter, fields.Chapters, cancellation))
            return new ChapterOutOfReach();
        if (fields.EventTypes.FirstOrDefault(type => catalogue.Find(type) is null) is { } unknown)
            return new EventTypeUnknown(unknown);
        return (chapter is not null || fields.Chapters is { Count: > 0 })
            && fields.EventTypes.FirstOrDefault(type => !catalogue.Find(type)!.IsOfChapters) is { } deaf
                ? new EventTypeOfTheMovement(deaf)
                : await destinations.Refuse(fields.Url, cancellation);
    }

    /// <summary>Whether every chosen chapter is the endpoint's own or below it.</summary>
    private async Task<bool> Reaches(Guid? own, IReadOnlyList<Guid>? chosen, CancellationToken cancellation) =>
        own is not { } root
        || chosen is not { Count: > 0 }
        || (await tree.Below([root], cancellation)).IsSupersetOf(chosen.Where(chapter => chapter != root));
}
