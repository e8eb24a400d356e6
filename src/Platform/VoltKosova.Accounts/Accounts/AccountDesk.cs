using System.Text.Json;
using System.Text.Json.Nodes;
using MediatR;
using VoltKosova.Access;
using VoltKosova.Accounts.Features;
using VoltKosova.Kernel;
using VoltKosova.Web;
using VoltKosova.Web.Problems;

namespace VoltKosova.Accounts;

/// <summary>What somebody sees of their own account.</summary>
/// <param name="IsRecent">Whether the sign-in is so recent that changes need no password.</param>
public sealed record AccountShown(
    string Email,
    bool HasAuthenticator,
    int RecoveryCodesLeft,
    bool IsRecent,
    IReadOnlyList<PasskeyShown> Passkeys,
    IReadOnlyList<SessionShown> Sessions,
    EmailChangeShown? EmailChange);

/// <summary>
/// The own account for the staff pages, and what needs no sign-in. What is pressed goes the way of the API's requests, with their rules and
/// their answers.
/// </summary>
public sealed class AccountDesk
{
    private readonly IMediator _mediator;
    private readonly Caller _caller;
    private readonly OwnAccountReader _reader;

    internal AccountDesk(IMediator mediator, Caller caller, OwnAccountReader reader) =>
        (_mediator, _caller, _reader) = (mediator, caller, reader);

    /// <summary>The caller's account.</summary>
    public Task<AccountShown> Read(CancellationToken cancellation) => _reader.Read(_caller, cancellation);

    /// <summary>A new password; all other sessions end.</summary>
    public Task<Rejection?> ChangePassword(string current, string chosen, string? totp, CancellationToken cancellation) =>
        Do(new ChangePassword.Request(current, chosen, totp), cancellation);

    /// <summary>The key of a new authenticator app, to be shown once.</summary>
    public async Task<(string? Key, string? Uri, Rejection? No)> EnrolAuthenticator(string password, CancellationToken cancellation)
    {
        var (body, no) = await Ask<EnrolAuthenticator.Body>(new EnrolAuthenticator.Request(password), cancellation);
        return (body?.Key, body?.Uri, no);
    }

    /// <summary>A first code turns it on.</summary>
    public Task<Rejection?> ConfirmAuthenticator(string code, CancellationToken cancellation) =>
        Do(new ConfirmAuthenticator.Request(code), cancellation);

    /// <summary>Turns it off.</summary>
    public Task<Rejection?> RemoveAuthenticator(string password, string code, CancellationToken cancellation) =>
        Do(new RemoveAuthenticator.Request(password, code), cancellation);

    /// <summary>Ten recovery codes, to be shown once.</summary>
    public async Task<(IReadOnlyList<string>? Codes, Rejection? No)> DrawRecoveryCodes(CancellationToken cancellation)
    {
        var (body, no) = await Ask<DrawRecoveryCodes.Body>(new DrawRecoveryCodes.Request(), cancellation);
        return (body?.Codes, no);
    }

    /// <summary>What a browser has to ask its authenticators for a new passkey; null when the sign-in is not recent.</summary>
    public async Task<(string Challenge, string Options)?> AskForPasskey(CancellationToken cancellation) =>
        await Ask<PasskeyOptions>(new AskForPasskey.Request(), cancellation) is ({ } asked, _)
            ? (asked.Challenge, asked.Options.ToJsonString())
            : null;

    /// <summary>Adds it with the answer, JSON as the browser gave it.</summary>
    public async Task<Rejection?> AddPasskey(string challenge, string credential, string name, CancellationToken cancellation) =>
        Parse(credential) is { } json
            ? await Do(new AddPasskey.Request(challenge, json, name), cancellation)
            : new PasskeyRefused();

    /// <summary>Another name.</summary>
    public Task<Rejection?> RenamePasskey(Guid id, string name, CancellationToken cancellation) =>
        Do(new RenamePasskey.Request(id, name), cancellation);

    /// <summary>Removes one.</summary>
    public Task<Rejection?> RemovePasskey(Guid id, CancellationToken cancellation) =>
        Do(new RemovePasskey.Request(id, null, null), cancellation);

    /// <summary>Ends one session of the caller, or all others.</summary>
    public Task<Rejection?> EndSession(Guid? id, CancellationToken cancellation) => id is { } one
        ? Do(new EndMySession.Request(one), cancellation)
        : Do(new EndMyOtherSessions.Request(), cancellation);

    /// <summary>Another address.</summary>
    public Task<Rejection?> AskEmailChange(string newEmail, CancellationToken cancellation) =>
        Do(new AskEmailChange.Request(newEmail), cancellation);

    /// <summary>Not after all.</summary>
    public Task<Rejection?> GiveUpEmailChange(CancellationToken cancellation) => Do(new GiveUpEmailChange.Request(), cancellation);

    /// <summary>Asks for a link that sets a new password; null whether the address is known or not.</summary>
    public Task<Rejection?> AskPasswordReset(string email, CancellationToken cancellation) =>
        Do(new AskPasswordReset.Request(email), cancellation);

    /// <summary>Whether a link that sets a new password would be taken; asking does not use it.</summary>
    public Task<bool> IsResetOpen(string token, CancellationToken cancellation) => _reader.IsResetOpen(token, cancellation);

    /// <summary>Sets the password.</summary>
    public Task<Rejection?> ResetPassword(string token, string chosen, CancellationToken cancellation) =>
        Do(new ResetPassword.Request(token, chosen), cancellation);

    /// <summary>Whether a link of a change of address speaks for the old side; null when it would not be taken.</summary>
    public Task<bool?> IsOldSide(string token, CancellationToken cancellation) => _reader.IsOldSide(token, cancellation);

    /// <summary>One side agrees, or the old one objects.</summary>
    public Task<Rejection?> AnswerEmailChange(string token, bool agrees, CancellationToken cancellation) => agrees
        ? Do(new ConfirmEmailChange.Request(token), cancellation)
        : Do(new StopEmailChange.Request(token), cancellation);

    private static JsonObject? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<Rejection?> Do(IRequest<Answer> request, CancellationToken cancellation) =>
        (await Ask<object>(request, cancellation)).No;

    private async Task<(TBody? Body, Rejection? No)> Ask<TBody>(IRequest<Answer> request, CancellationToken cancellation)
        where TBody : class
    {
        try
        {
            var answer = await _mediator.Send(request, cancellation);
            return (answer.Body as TBody, answer.Rejection);
        }
        catch (ProblemException invalid) when (invalid.Problem.Code == "invalid-request")
        {
            return (null, new FormRefused());
        }
    }
}

/// <summary>A field of a page's form is empty, too long or no address.</summary>
public sealed record FormRefused() : Rejection("A field is empty, too long or not valid.", RejectionKind.Invalid);
