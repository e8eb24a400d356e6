using FluentValidation;
using VoltKosova.Access;
using VoltKosova.Chapters.Domain.Chapters;
using VoltKosova.Chapters.Domain.Holders;
using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.Chapters.Features;

/// <summary>Who gets a seat, as it is sent.</summary>
/// <param name="PersonId">The member.</param>
/// <param name="Seat">Which seat; left out for the first that is free.</param>
/// <param name="Gender">As the member has declared it.</param>
/// <param name="PublicName">The name in the public register; left out when the member does not agree to stand there by name.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day; left out for the whole term.</param>
/// <param name="Basis">How they came to it.</param>
internal sealed record AppointmentBody(
    Guid PersonId, int? Seat, DeclaredGender Gender, string? PublicName, DateOnly From, DateOnly? Until, MandateBasis Basis);

internal sealed class AppointmentValidator : AbstractValidator<AppointmentBody>
{
    public AppointmentValidator() => RuleFor(appointment => appointment.PublicName).MaximumLength(200);
}

/// <summary>
/// Gives somebody a seat: the post decides on the seat, the term and the pair, the holder on the membership and on what they hold
/// elsewhere. Both facts commit together, so whoever comes second decides again.
/// </summary>
internal static class Appointing
{
    /// <summary>The post with its new mandate, or the "no".</summary>
    public static async Task<(Post.Standing? Post, Rejection? No)> Appoint(
        Writing writing, ChapterScope scope, Guid postId, AppointmentBody body, Guid mandateId, Guid by)
    {
        var post = await writing.Load(ChaptersStreams.Posts, postId);
        if (post.State is not Post.Standing { ChapterId: var chapter, Rules: var rules })
            return (null, new NoSuchPost());
        if (!scope.Holds(chapter))
            return (null, new ChapterOutOfScope());
        var name = string.IsNullOrWhiteSpace(body.PublicName) ? null : body.PublicName.Trim();
        var appoint = new PostCommand.Appoint(
            mandateId, body.Seat, body.PersonId, body.Gender, name, body.From, body.Until, body.Basis, by, writing.Now);
        if (await writing.Decide(ChaptersStreams.Posts, postId, appoint) is { } no)
            return (null, no);
        var standing = (Post.Standing)post.State;
        var mandate = standing.Mandates.Single(one => one.MandateId == mandateId);
        var office = new HolderEvent.OfficeTaken(
            body.PersonId, mandateId, postId, chapter, rules.Kind, rules.Incompatible, mandate.From, mandate.LastDay, writing.Now);
        return await writing.Decide(ChaptersStreams.Holders, body.PersonId, new HolderCommand.Take(office)) is { } unfit
            ? (null, unfit)
            : (standing, null);
    }

    /// <summary>Ends a mandate at the post and at its holder.</summary>
    public static async Task<Rejection?> End(Writing writing, Guid postId, Guid personId, PostCommand.End end, long? ifVersion = null) =>
        await writing.Decide(ChaptersStreams.Posts, postId, end, ifVersion)
        ?? await writing.Decide(
            ChaptersStreams.Holders, personId, new HolderCommand.Leave(personId, end.MandateId, end.EndedOn, writing.Now));

    /// <summary>Ends whatever of these offices somebody has not left yet.</summary>
    public static async Task EndAll(Writing writing, Guid personId, IEnumerable<Office> offices, MandateEnd reason, DateOnly endedOn)
    {
        foreach (var office in offices.Where(office => !office.IsLeft).ToList())
        {
            // The term may have been over before anybody wrote that down.
            var end = office.LastDay < endedOn
                ? new PostCommand.End(office.MandateId, MandateEnd.TermOver, office.LastDay, By: null, writing.Now)
                : new PostCommand.End(office.MandateId, reason, endedOn, By: null, writing.Now);
            await End(writing, office.PostId, personId, end);
        }
    }
}
