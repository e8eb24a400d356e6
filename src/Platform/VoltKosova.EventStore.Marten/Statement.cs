using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using JasperFx.Events;
using Npgsql;
using Weasel.Core;
using Weasel.Storage;
using ICommandBuilder = Weasel.Postgresql.ICommandBuilder;
using IStorageOperation = Marten.Internal.Operations.IStorageOperation;

namespace VoltKosova.EventStore.Marten;

/// <summary>
/// A statement of a commit in Marten's unit of work. Marten sends what concerns events first, in the order in which it was queued, and
/// everything else after the appends.
/// </summary>
internal partial class Statement(NpgsqlBatchCommand command, Type concerns) : IStorageOperation
{
    private const char Mark = '\x1f';

    public Type DocumentType { get; } = concerns;

    /// <summary>Before the appends.</summary>
    public static IStorageOperation Before(NpgsqlBatchCommand command) => Of(command, typeof(IEvent));

    /// <summary>After the appends.</summary>
    public static IStorageOperation After(NpgsqlBatchCommand command) => Of(command, typeof(object));

    public OperationRole Role() => OperationRole.Other;

    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        var numbers = new List<int>();
        var sql = Numbered().Replace(command.CommandText, number =>
        {
            numbers.Add(int.Parse(number.ValueSpan[1..], CultureInfo.InvariantCulture));
            return Mark.ToString();
        });
        foreach (var (place, number) in builder.AppendWithParameters(sql, Mark).Zip(numbers))
        {
            var parameter = command.Parameters[number - 1];
            (place.Value, place.NpgsqlDbType) = (parameter.Value, parameter.NpgsqlDbType);
        }
    }

    /// <summary>What a function answers is passed over: a conflict is an error, which ends the batch.</summary>
    public Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token) => Task.CompletedTask;

    [GeneratedRegex(@"\$[0-9]+")]
    private static partial Regex Numbered();

    private static IStorageOperation Of(NpgsqlBatchCommand command, Type concerns) =>
        command.CommandText.StartsWith("SELECT", StringComparison.Ordinal)
            ? new Statement(command, concerns)
            : new Silent(command, concerns);

    /// <summary>A statement that has no answer.</summary>
    private sealed class Silent(NpgsqlBatchCommand command, Type concerns) : Statement(command, concerns), NoDataReturnedCall;
}
