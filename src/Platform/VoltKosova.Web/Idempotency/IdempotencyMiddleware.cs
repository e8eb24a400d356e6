using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Web.Problems;
using VoltKosova.Web.Versions;

namespace VoltKosova.Web.Idempotency;

/// <summary>
/// Honours Idempotency-Key on every POST of a module with a store. The same key with the same payload has one effect and the same answer,
/// however often and however parallel it is sent; a refused or failed request leaves the key free.
/// </summary>
internal sealed class IdempotencyMiddleware(RequestDelegate next, IOptions<WebOptions> options)
{
    public async Task InvokeAsync(HttpContext context, KeyedAct act, Caller caller)
    {
        var header = context.Request.Headers[IdempotencyKey.Header];
        if (header.Count == 0 || !HttpMethods.IsPost(context.Request.Method) || StoreOf(context) is not { } store)
        {
            await next(context);
            return;
        }

        if (IdempotencyKey.Parse(header) is not { } key)
        {
            await new Problem("malformed-idempotency-key", StatusCodes.Status400BadRequest).ExecuteAsync(context);
            return;
        }

        var id = IdempotencyKey.RowId(caller.AccountId, key);
        if (context.GetEndpoint()?.Metadata.GetMetadata<TakesFile>() is not null)
        {
            await WithFile(context, act, store, id);
            return;
        }

        var payload = await PayloadOf(context);
        if (await Replayed(context, store, id, payload))
            return;
        act.Begin(store.Module, id, () => payload);
        try
        {
            await next(context);
        }
        catch (CommitRefusedException refused) when (refused.Outcome is CommitOutcome.RowTaken && !context.Response.HasStarted)
        {
            // The same request, sent twice at once: the other one was faster.
            if (!await Replayed(context, store, id, payload))
                throw;
        }
    }

    // Only a file that was sent before is read twice: by its sender.
    private async Task WithFile(HttpContext context, KeyedAct act, IEventStore store, string id)
    {
        using var hash = Begin(context.Request);
        if (await store.ReadRow(SharedTables.Answers, id, context.RequestAborted) is not null)
        {
            await Replayed(context, store, id, await HashedFile.OfAll(context.Request, hash, context.RequestAborted));
            return;
        }

        await using var file = new HashedFile(context.Request.Body, hash);
        context.Request.Body = file;
        act.Begin(store.Module, id, file.Read);
        try
        {
            await next(context);
        }
        catch (CommitRefusedException refused) when (refused.Outcome is CommitOutcome.RowTaken && !context.Response.HasStarted)
        {
            if (!await Replayed(context, store, id, file.Read()))
                throw;
        }
    }

    internal static IEventStore? StoreOf(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ModuleOf>() is { } module
        ? context.RequestServices.GetKeyedService<IEventStore>(module.Name)
        : null;

    private static async Task<bool> Replayed(HttpContext context, IEventStore store, string id, string payload)
    {
        if (await store.ReadRow(SharedTables.Answers, id, context.RequestAborted) is not { } row)
            return false;
        var kept = StoredJson.Read<KeptAnswer>(row);
        if (kept.Payload == payload)
        {
            await LogPositions.TellEnd(context, store);
            await kept.Replay(context);
        }
        else
            await new Problem("idempotency-key-reused", StatusCodes.Status422UnprocessableEntity).ExecuteAsync(context);
        return true;
    }

    private async Task<string> PayloadOf(HttpContext context)
    {
        var request = context.Request;
        // The whole body stays in memory: a buffer on disk would leave personal data there.
        request.EnableBuffering((int)Math.Min(options.Value.MaxBodyBytes, int.MaxValue));
        using var hash = Begin(request);
        var buffer = new byte[8192];
        for (int read; (read = await request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
            hash.AppendData(buffer, 0, read);
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IncrementalHash Begin(HttpRequest request)
    {
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.PathBase}{request.Path}{request.QueryString}\n"));
        return hash;
    }
}
