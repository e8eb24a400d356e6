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
/// however often and however parallel it is sent; a refused or failed request leaves the key free. Most keys are new, so nobody asks before
/// the act: a key that was used refuses the commit, and every "no" is held back until it is known that the request had no "yes" before.
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
        await using var file = FileOf(context);
        var payload = file is null ? await PayloadOf(context) : "";
        act.Begin(
            store.Module,
            id,
            () => file?.Read() ?? payload,
            async () => await Replayed(context, store, id, file is null ? payload : await file.ReadToEnd(context.RequestAborted)));
        try
        {
            await next(context);
        }
        catch (Exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            // Sent before, or twice at once and the other one was faster.
            if (!await act.Replay())
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
        context.RequestServices.GetRequiredService<Witness>().Forget();
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

    // A file is hashed while the handler reads it.
    private static HashedFile? FileOf(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<TakesFile>() is null)
            return null;
        var file = new HashedFile(context.Request.Body, Begin(context.Request));
        context.Request.Body = file;
        return file;
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
